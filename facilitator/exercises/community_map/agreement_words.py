"""How far people's maps agree, in words: for the panel, the wall, paper, and who cannot see it."""

from collections.abc import Mapping, Sequence

from facilitator.i18n import _, ngettext
from facilitator.spoken import spoken_number

CORE = 3
"""The place of the core among the four bands."""
IN_LEGEND = frozenset({"core_m2", "middle_m2", "edge_m2"})
HECTARE, SQUARE_KILOMETRE = 10_000, 1_000_000


def said_area(square_metres: float) -> str:
    """Say an area to two digits: in hectares below a square kilometre."""
    if square_metres >= 0.995 * SQUARE_KILOMETRE:
        return _("{number}\u00a0km²").format(number=_two_digits(square_metres / SQUARE_KILOMETRE))
    return _("{number}\u00a0ha").format(number=_two_digits(square_metres / HECTARE))


def _two_digits(number: float) -> str:
    decimals = 0 if number >= 9.95 else 1 if number >= 0.995 else 2
    return spoken_number(float(f"{number:.2g}"), decimals)


def percent(share: float) -> str:
    """Say a share, rounded."""
    return _("{number}\u00a0%").format(number=round(100 * share))


def band_title(place: int) -> str:
    """Say which share of the maps a band is."""
    return (
        _("Under 25\u00a0%: the edge"),
        _("25 to under 50\u00a0%"),
        _("50 to under 75\u00a0%"),
        _("75\u00a0% or more: the core"),
    )[place]


def band_sign(place: int) -> str:
    """Say the same as shortly as the wall has room for."""
    return (
        _("under 25\u00a0%"),
        _("25 to 50\u00a0%"),
        _("50 to 75\u00a0%"),
        _("75\u00a0% or more"),
    )[place]


def so_many_maps(count: int) -> str:
    """Say how many maps there are."""
    return ngettext("{count} map", "{count} maps", count).format(count=count)


def have_drawn(count: int) -> str:
    """Say how many people have drawn."""
    said = ngettext("{count} person has drawn.", "{count} people have drawn.", count)
    return said.format(count=count)


def too_few(maps: int, least: int) -> str:
    """Say why there are no shares."""
    said = ngettext(
        "{count} map so far. Shares are shown from {least} maps on, so that nobody’s own map can "
        "be told from them.",
        "{count} maps so far. Shares are shown from {least} maps on, so that nobody’s own map can "
        "be told from them.",
        maps,
    )
    return said.format(count=maps, least=least)


def from_how_many(maps: int, least: int) -> str:
    """Say whether there are maps enough to say something of them."""
    if maps < least:
        return too_few(maps, least)
    return _("Shares can be shown: it takes {least} maps.").format(least=least)


def called(names: Sequence[str]) -> str:
    """Say that ground has two names."""
    return _("called {one} and {other}").format(one=names[0], other=names[1])


def two_names_sentence(names: Sequence[str]) -> str:
    """Say the same as a sentence; without names where either is too few people's to be told."""
    if not names:
        return _("Some ground has two names.")
    return _("Some ground is called {one} and {other}.").format(one=names[0], other=names[1])


def fact_sentences(
    facts: Mapping[str, float], boundary: str = "", *, areas: bool = True
) -> list[str]:
    """Return what the numbers say, in short sentences, the most telling first.

    Without `areas` where a legend beside them says how large each band is.
    """
    if not areas:
        facts = {key: value for key, value in facts.items() if key not in IN_LEGEND}
    return [
        *_cores(facts),
        *_walks(facts),
        *_boundary(facts, boundary),
        *_agreeing(facts),
        *_sizes(facts),
        *_places(facts),
    ]


def _cores(facts: Mapping[str, float]) -> list[str]:
    cores = int(facts.get("cores", 1))
    if cores == 0:
        return [_("No ground is on three quarters of the maps: there is no core.")]
    found = []
    if cores > 1:
        said = ngettext("There is {count} core.", "There are {count} separate cores.", cores)
        found.append(said.format(count=cores))
    if facts.get("core_m2"):
        said = _("Three quarters of us or more agree on {area}.")
        found.append(said.format(area=said_area(facts["core_m2"])))
    return found


def _walks(facts: Mapping[str, float]) -> list[str]:
    found = []
    if minutes := int(facts.get("core_across_minutes", 0)):
        said = ngettext(
            "The core is about {count} minute’s walk across.",
            "The core is about {count} minutes’ walk across.",
            minutes,
        )
        found.append(said.format(count=minutes))
    if minutes := int(facts.get("core_to_edge_minutes", 0)):
        said = ngettext(
            "From the core to where a quarter of us still say “ours” it is about {count} "
            "minute’s walk.",
            "From the core to where a quarter of us still say “ours” it is about {count} "
            "minutes’ walk.",
            minutes,
        )
        found.append(said.format(count=minutes))
    return found


def _sizes(facts: Mapping[str, float]) -> list[str]:
    found = []
    if facts.get("middle_m2"):
        said = _("A further {area} is on a quarter to three quarters of our maps.")
        found.append(said.format(area=said_area(facts["middle_m2"])))
    if facts.get("edge_m2"):
        said = _("The edge, on fewer than a quarter of our maps, takes in {area}.")
        found.append(said.format(area=said_area(facts["edge_m2"])))
    if facts.get("median_m2"):
        said = _("Half of our maps are larger than {area}, half are smaller.")
        found.append(said.format(area=said_area(facts["median_m2"])))
    return found


def _agreeing(facts: Mapping[str, float]) -> list[str]:
    if "mean_overlap" not in facts:
        return []
    said = _("Two of our maps share {share} of the ground that they cover, on average.")
    return [said.format(share=percent(facts["mean_overlap"]))]


def _boundary(facts: Mapping[str, float], boundary: str) -> list[str]:
    found = []
    if "core_outside_boundary" in facts and boundary and facts.get("cores"):
        said = _("The boundary “{name}” leaves out {share} of the core.")
        found.append(said.format(name=boundary, share=percent(facts["core_outside_boundary"])))
    if facts.get("boundary_unreached") and boundary:
        said = _("{share} of what “{name}” takes in is on nobody’s map.")
        found.append(said.format(name=boundary, share=percent(facts["boundary_unreached"])))
    return found


def _places(facts: Mapping[str, float]) -> list[str]:
    found = []
    inside, outside = int(facts.get("places_in_core", 0)), int(facts.get("places_outside_core", 0))
    if inside or outside:
        said = _(
            "Of what we marked as something that we have, {inside} lie in the core and {outside} "
            "outside it."
        )
        found.append(said.format(inside=inside, outside=outside))
    if unreached := int(facts.get("places_unreached", 0)):
        said = ngettext(
            "{count} place is reached by nobody’s map.",
            "{count} places are reached by nobody’s map.",
            unreached,
        )
        found.append(said.format(count=unreached))
    return found
