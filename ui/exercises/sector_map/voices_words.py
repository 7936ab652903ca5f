"""How communities and their trusted voices are said in the list."""

from collections.abc import Iterable

from facilitator.exercises.sector_map.tables import MapBoard, TrustedVoice, VoiceCommunity
from facilitator.exercises.sector_map.voice_insights import FEW_VOICES
from facilitator.i18n import _, ngettext
from facilitator.workshop import saved_id
from ui.live_people import LivePeople
from ui.log_book.entry_list import Line

COMMUNITY, VOICE = "c", "v"
"""Before the id of a line: which kind it is."""


def lines(board: MapBoard, people: LivePeople) -> list[tuple[str, list[Line]]]:
    """Return the communities, each with its voices, under its name."""
    voices = list(board.rows["trusted_voice"].values())
    found = []
    for key, community in board.rows["voice_community"].items():
        own = [each for each in voices if each.community_id == key]
        found.append(Line(f"{COMMUNITY}{key}", community.name, _about(community, len(own))))
        found += [_voice(each, people) for each in own]
    return [(_("Communities, and whom they ask"), found)]


def listed(languages: Iterable[str]) -> str:
    """Return languages as they are typed."""
    return ", ".join(languages)


def typed(text: str) -> list[str]:
    """Return the languages that were typed, with commas between them."""
    parts = (" ".join(part.split()) for part in text.replace(";", ",").split(","))
    return [part for part in parts if part]


def _about(community: VoiceCommunity, count: int) -> str:
    said = ngettext("{count} voice", "{count} voices", count).format(count=count)
    if count < FEW_VOICES:
        said = _("{voices}, fewer than two").format(voices=said)
    parts = [said, listed(community.languages)]
    return " · ".join(part for part in parts if part)


def _voice(voice: TrustedVoice, people: LivePeople) -> Line:
    backup = people.role(voice.backup_id)
    parts = [
        voice.touchpoint,
        listed(voice.languages),
        _("trained") if voice.trained else _("not trained yet"),
        _("{who} stands in").format(who=backup) if backup else _("nobody stands in"),
    ]
    said = " · ".join(part for part in parts if part)
    return Line(f"{VOICE}{saved_id(voice)}", f"– {people.role(voice.person_id)}", said)
