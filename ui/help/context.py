"""What the help opens at: one plain table from what is in front to what a topic is about."""

from collections.abc import Mapping
from typing import Final

from facilitator.help import topic_about
from facilitator.help.library import Place, topics

ABOUT: Final[Mapping[str, str]] = {
    "about_app": "screen:about_app",
    "backups": "screen:versions",
    "editor": "screen:deck_editor",
    "editor.cards": "screen:card_editor",
    "editor.rehearsal": "screen:rehearsal",
    "exercises.board": "exercise:board",
    "exercises.cards": "exercise:cards",
    "exercises.community_map": "exercise:community_map",
    "exercises.community_map.base_dialog": "screen:base_map",
    "exercises.community_map.boundary_dialog": "screen:base_map",
    "exercises.community_map.paper_dialog": "screen:map_paper",
    "exercises.community_map.paper_frame": "screen:map_paper",
    "exercises.community_map.points_dialog": "screen:base_map",
    "exercises.moment": "exercise:moment",
    "exercises.sector_map": "exercise:sector_map",
    "exercises.sector_map.talk_view": "screen:conversation",
    "exercises.theory_of_change": "exercise:theory_of_change",
    "export": "screen:export",
    "exporting": "screen:export",
    "hand_over": "screen:hand_over",
    "help": "screen:help",
    "home": "screen:home",
    "log_book": "screen:log_book",
    "log_book.earlier": "screen:take_up",
    "log_book.taking_up": "screen:take_up",
    "merging": "screen:merge",
    "passphrase": "screen:passphrase",
    "people": "screen:people",
    "printing": "screen:print",
    "printing.calibration": "screen:calibrate",
    "privacy": "screen:privacy",
    "privacy.closing_dialog": "screen:leave_nothing",
    "privacy.leave_dialog": "screen:leave_nothing",
    "privacy.share_dialog": "screen:share",
    "recovery": "screen:stick",
    "rescue": "screen:damaged",
    "room": "screen:room_view",
    "scribe": "screen:guest_scribe",
    "settings_dialog": "screen:settings",
    "shortcuts": "screen:keyboard",
    "tour": "screen:tour",
    "trouble": "screen:trouble",
    "workshop": "screen:workshop",
    "workshop.about": "screen:about_workshop",
    "workshop.catch_up": "screen:catch_up",
    "workshop.late": "screen:late",
    "workshop.length": "screen:guide",
    "workshop.photos": "screen:photographs",
    "workshop.pin": "screen:guide",
    "workshop.read_back": "screen:read_back",
    "workshop.tally": "screen:count_dots",
}
"""The parts of the app by their modules in `ui`, and what they are called in the help.

What is not here itself belongs to the part that it is in.
"""


def about(kind: type) -> str:
    """Return what a kind of window or page is called in the help; nothing where it has no name."""
    _ui, *parts = kind.__module__.split(".")
    while parts:
        if name := ABOUT.get(".".join(parts)):
            return name
        parts.pop()
    return ""


def place_for(*kinds: type) -> Place:
    """Return where the help opens for what is in front, the nearest first."""
    for kind in kinds:
        name = about(kind)
        if name and (place := topic_about(name)) is not None:
            return place
    return Place(topics()[0])
