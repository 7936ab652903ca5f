"""What an export kept back, in sentences: how much of it, and nothing of what it says."""

from collections import Counter
from collections.abc import Generator, Mapping

from facilitator.i18n import _, ngettext


def sentences(left_out: Counter[str]) -> Generator[str]:
    """Yield a sentence for each kind of thing of which this many are left out."""
    subjects = (_notes, _cards, _promises, _sector_maps, _community_maps, _people, _the_rest)
    for subject in subjects:
        for what, wording in subject(left_out).items():
            if count := left_out[what]:
                yield wording.format(count=count)


def _notes(count: Mapping[str, int]) -> dict[str, str]:
    return {
        "private": ngettext(
            "{count} private note is left out, with its votes and wordings.",
            "{count} private notes are left out, with their votes and wordings.",
            count["private"],
        ),
        "stays_in_room": ngettext(
            "{count} note that stays in the room is left out, with its votes and wordings.",
            "{count} notes that stay in the room are left out, with their votes and wordings.",
            count["stays_in_room"],
        ),
        "photos": ngettext(
            "{count} photograph that is not for everybody is left out.",
            "{count} photographs that are not for everybody are left out.",
            count["photos"],
        ),
        "links": ngettext(
            "{count} link from or to such a note is left out.",
            "{count} links from or to such notes are left out.",
            count["links"],
        ),
        "evidence": ngettext(
            "{count} example of what was seen is left out, because it is not for everybody.",
            "{count} examples of what was seen are left out, because they are not for everybody.",
            count["evidence"],
        ),
    }


def _cards(count: Mapping[str, int]) -> dict[str, str]:
    return {
        "draws": ngettext(
            "{count} card that is for its own table is left out.",
            "{count} cards that are for their own tables are left out.",
            count["draws"],
        ),
        "holders": ngettext(
            "Who holds {count} card is left out.",
            "Who holds {count} cards is left out.",
            count["holders"],
        ),
        "passed_on": ngettext(
            "How often {count} card changed hands is left out.",
            "How often {count} cards changed hands is left out.",
            count["passed_on"],
        ),
        "communities": ngettext(
            "What {count} table calls its community is left out.",
            "What {count} tables call their communities is left out.",
            count["communities"],
        ),
    }


def _promises(count: Mapping[str, int]) -> dict[str, str]:
    return {
        "promises": ngettext(
            "{count} promise that is for the team is left out.",
            "{count} promises that are for the team are left out.",
            count["promises"],
        ),
        "promised_for": ngettext(
            "Which community {count} promise is about is left out.",
            "Which communities {count} promises are about is left out.",
            count["promised_for"],
        ),
        "paper_reminders": ngettext(
            "{count} reminder of somebody's own paper is left out.",
            "{count} reminders of people's own papers are left out.",
            count["paper_reminders"],
        ),
    }


def _sector_maps(count: Mapping[str, int]) -> dict[str, str]:
    return {
        "entries": ngettext(
            "{count} entry of a sector map is left out, because it is not for everybody.",
            "{count} entries of sector maps are left out, because they are not for everybody.",
            count["entries"],
        ),
        "conversations": ngettext(
            "{count} conversation is left out.",
            "{count} conversations are left out.",
            count["conversations"],
        ),
    }


def _community_maps(count: Mapping[str, int]) -> dict[str, str]:
    return {
        "drawings": ngettext(
            "{count} drawing on a map is left out; what all say together is there.",
            "{count} drawings on maps are left out; what all say together is there.",
            count["drawings"],
        ),
        "places": ngettext(
            "{count} place on a map is left out, because it is not for everybody.",
            "{count} places on maps are left out, because they are not for everybody.",
            count["places"],
        ),
        "provision": ngettext(
            "{count} thing that happens here is left out, because nobody agreed to list it.",
            "{count} things that happen here are left out, because nobody agreed to list them.",
            count["provision"],
        ),
    }


def _people(count: Mapping[str, int]) -> dict[str, str]:
    return {
        "participants": ngettext(
            "The code of {count} participant is left out, with what they agreed to.",
            "The codes of {count} participants are left out, with what they agreed to.",
            count["participants"],
        ),
        "access_needs": _("How many people need what to take part is left out."),
        "notes": _("The facilitator's own notes are left out."),
        "names": ngettext(
            "The name of {count} person is left out; the role stays.",
            "The names of {count} people are left out; the roles stay.",
            count["names"],
        ),
        "names_in_words": ngettext(
            "In {count} place where such a name was said, it says “(name left out)”.",
            "In {count} places where such a name was said, it says “(name left out)”.",
            count["names_in_words"],
        ),
        "unshared_names": ngettext(
            "In {count} place where a name was said that may not be shared, it says “(name left "
            "out)”.",
            "In {count} places where a name was said that may not be shared, it says “(name left "
            "out)”.",
            count["unshared_names"],
        ),
        "contacts": ngettext(
            "{count} address or telephone number is left out.",
            "{count} addresses or telephone numbers are left out.",
            count["contacts"],
        ),
    }


def _the_rest(count: Mapping[str, int]) -> dict[str, str]:
    return {
        "single_drawings": ngettext(
            "{count} drawing on a map is left out, and with it what the map says together: print "
            "or export that.",
            "{count} drawings on maps are left out, and with them what the maps say together: "
            "print or export that.",
            count["single_drawings"],
        ),
        "differences": ngettext(
            "{count} value that another copy had differently is left out.",
            "{count} values that another copy had differently are left out.",
            count["differences"],
        ),
    }
