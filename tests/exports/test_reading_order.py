"""What a screen reader says of the posters, and in which order: read back from the PDF."""

from exports.pdf import pdf_bytes
from facilitator.i18n import _
from tests.exports.every_paper import every_print, sample
from tests.exports.paper_workshops import BENGALI, URDU, solid
from tests.exports.spoken import Said, spoken


def said(name: str, key: str, **options: object) -> list[Said]:
    (found,) = [
        each
        for each in every_print(name, **options)
        if each.paper.key == key and not each.job.options.blank
    ]
    return spoken(pdf_bytes(found.document))


def texts(told: list[Said], *kinds: str) -> list[str]:
    return [each.text for each in told if each.kind in kinds]


def test_the_theory_of_change_reads_question_zones_notes_and_links_as_sentences() -> None:
    told = said("theory_of_change", "poster")
    document = sample("theory_of_change")
    (activity,) = document.activities
    assert told[0] == Said("H1", document.workshop.question)
    zones = [zone.title for zone in document.deck(activity).zones]
    assert texts(told, "H2") == zones
    heard = iter(told)
    for zone in document.deck(activity).zones:
        assert Said("H2", zone.title) in heard  # an iterator: what comes before is used up
        for note in activity.notes:
            if note.zone == zone.key:
                assert Said("Lbl", note.id) in heard
                words = next(each for each in heard if each.kind == "LBody").text
                assert solid(words).startswith(solid(note.text))
    (links,) = [each for each in heard if each.kind == "Figure"]
    assert links.text.startswith("Links. N1 calls for D1. N2 blocks C1.")
    assert "D1 leads to C1, because a warm kitchen pulls people in." in links.text
    assert links.text.count(". ") == len(activity.links)


def test_other_languages_are_said_as_they_were_written() -> None:
    told = [solid(text) for text in texts(said("theory_of_change", "poster"), "LBody")]
    assert solid(URDU) in told
    assert solid(BENGALI) in told


def test_what_the_square_tells_is_said_once_and_last() -> None:
    for name, key in (("theory_of_change", "poster"), ("community_map", "agreement")):
        told = said(name, key)
        square = Said("P", _("This square only tells which sheet this is."))
        assert told.count(square) == 1
        assert told[-1] == square


def test_the_ring_reads_question_picture_sectors_and_then_its_key() -> None:
    told = said("sector_map", "ring")
    document = sample("sector_map")
    assert told[0] == Said("H1", document.workshop.question)
    key = told.index(Said("H1", "Key to the ring"))
    ring, rest = told[:key], told[key:]
    (picture,) = texts(ring, "Figure")
    assert picture.startswith("A ring around Riverside Residents: 5 people we know, 3 empty chairs")
    circles = ["working together", "have spoken", "a name", "nobody yet"]
    assert [text for text in texts(ring, "P") if text in circles] == circles
    assert texts(ring, "H2") == ["State", "Market", "Civil society"]
    rows = [int(text.split()[0]) for text in texts(ring, "LBody")]
    assert rows == sorted(rows) == list(range(1, len(rows) + 1))
    assert texts(rest, "H2")[1:] == ["● State", "■ Market", "▲ Civil society"]
    first = next(each.text for each in rest if each.text.startswith("Local authority"))
    assert "Town clerk (working together); Parks officer (a name)" in first
    assert "needed: Chief executive" in first


def test_the_table_of_the_map_reads_sector_by_sector_row_by_row() -> None:
    told = said("sector_map", "table")
    assert texts(told, "H1") == ["Sector map"]
    assert texts(told, "H2") == ["● State", "■ Market", "▲ Civil society"]
    start = told.index(Said("H2", "● State"))
    heads = texts(told[start : start + 6], "TH")
    assert heads == [
        "● State: institutions",
        "Examples",
        "What there is here",
        "Whom we know",
        "Whom we need to know",
    ]
    row = [each.text for each in told[start + 6 : start + 11]]
    assert row[0] == "Local authority"
    assert row[2].startswith("S1 Council: housing, parks")
    assert row[3].startswith("S1 Town clerk (working together)")
    assert row[4].startswith("S1 Chief executive")


def test_the_agreement_map_reads_question_picture_legend_and_what_the_maps_say() -> None:
    told = said("community_map", "agreement")
    document = sample("community_map")
    assert told[0] == Said("H1", document.workshop.question)
    assert told[1].kind == "Figure"
    assert told[1].text.startswith("Agreement map of Riverside and Long Park. 23 people’s maps")
    legend = [
        "23 people’s maps over one another.",
        "75 % or more: the core · 46 ha",
        "50 to under 75 % · 28 ha",
        "25 to under 50 % · 39 ha",
        "Under 25 %: the edge · 1.1 km²",
    ]
    heard = iter(texts(told, "P", "H2", "LBody"))
    for words in [*legend, "What the maps say", "“Mine is not on this map because …”"]:
        assert any(words == text.replace("\u00a0", " ") for text in heard), words
    assert "Mine is the people I cook with on Thursdays <b>wherever</b> we meet" in heard
