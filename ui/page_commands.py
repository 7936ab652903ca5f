"""What each command does with the workshop that is open."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from facilitator.i18n import _
from ui.commands import Commands

if TYPE_CHECKING:
    from ui.workshop.page import WorkshopPage

PageAct = Callable[["WorkshopPage"], object]


def page_acts(commands: Commands) -> Sequence[tuple[QAction, PageAct]]:
    """Return the commands that are about the workshop that is open, and what each one does."""
    return (*_in_the_workshop(commands), *_on_the_day(commands), *_for_the_room(commands))


def _in_the_workshop(commands: Commands) -> Sequence[tuple[QAction, PageAct]]:
    return (
        (commands.about, lambda page: page.dialogs.show_about()),
        (commands.differences, lambda page: page.dialogs.show_differences()),
        (commands.people, lambda page: page.dialogs.show_people()),
        (commands.promise, lambda page: page.log_book.ask_for_promise()),
        (commands.log_book, lambda page: page.log_book.show()),
        (commands.what_happened, lambda page: page.log_book.ask_what_happened()),
        (commands.promised, lambda page: page.log_book.show_the_room()),
        (commands.people_by_role, lambda page: page.log_book.show_people()),
        (commands.take_up, lambda page: page.log_book.take_up_earlier()),
        (commands.undo, lambda page: page.undo()),
        (commands.redo, lambda page: page.redo()),
        (commands.next_pane, lambda page: page.next_pane(1)),
        (commands.previous_pane, lambda page: page.next_pane(-1)),
    )


def _on_the_day(commands: Commands) -> Sequence[tuple[QAction, PageAct]]:
    return (
        (commands.next_step, lambda page: page.guide.walking.next_step()),
        (commands.previous_step, lambda page: page.guide.walking.previous_step()),
        (commands.clock, lambda page: page.guide.walking.start_or_pause()),
        (commands.minute, lambda page: page.guide.walking.add_minutes(1)),
        (commands.five_minutes, lambda page: page.guide.walking.add_minutes(5)),
        (commands.length, lambda page: page.dialogs.ask_for_length()),
        (commands.skip, lambda page: page.guide.walking.skip()),
        (commands.park, lambda page: page.guide.walking.park()),
        (commands.late, lambda page: page.dialogs.show_running_late()),
        (
            commands.end_day,
            lambda page: page.guide.walking.ask_to_end_day(seen=page.wall.is_open),
        ),
    )


def _in_an_activity(act: PageAct) -> PageAct:
    """Return what does this where an activity is open; elsewhere it says what to do first."""

    def act_or_say(page: "WorkshopPage") -> object:
        if page.live is not None:
            return act(page)
        page.said.emit(_("There is no activity in this workshop yet; add one first."))
        return None

    return act_or_say


def _for_the_room(commands: Commands) -> Sequence[tuple[QAction, PageAct]]:
    return (
        (commands.room_view, lambda page: page.wall.toggle(page.live, page.theme)),
        (commands.room_settings, lambda page: page.wall.show_settings()),
        (commands.blank, lambda page: page.wall.toggle_blank()),
        (commands.reveal, _in_an_activity(lambda page: page.reveal_ideas())),
        (commands.reveal_dots, _in_an_activity(lambda page: page.reveal_dots())),
        (commands.paper, _in_an_activity(lambda page: page.carry_on_with_paper())),
        (commands.catch_up, lambda page: page.dialogs.catch_up()),
        (commands.tally, _in_an_activity(lambda page: page.dialogs.show_tally())),
        (commands.read_back, _in_an_activity(lambda page: page.dialogs.show_read_back())),
        (commands.photos, _in_an_activity(lambda page: page.dialogs.show_photographs())),
    )
