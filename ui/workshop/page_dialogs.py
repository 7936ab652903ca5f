"""The dialogs that open over the workshop page, each imported when it is first wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from facilitator import plan
from facilitator.workshop import Activity, the_workshop
from ui.focus import open_over
from ui.wording import translated
from ui.workshop.taking_in import TakingIn

if TYPE_CHECKING:
    from ui.workshop.page import WorkshopPage


class PageDialogs(QObject):
    """Asks and shows what the page itself has no place for. What is being typed is saved first."""

    def __init__(self, page: "WorkshopPage") -> None:
        super().__init__(page)
        self._page, self._store = page, page.store
        self._taking_in = TakingIn(page.day, page.safe, page, page.focus_capture)
        self._taking_in.said.connect(page.said)

    # The workshop

    def show_about(self) -> None:
        """Show and edit what there is about the workshop itself."""
        from ui.workshop.about import AboutWorkshop

        page, store = self._page, self._store
        page.flush_title()
        with store.reading() as session:
            workshop = the_workshop(session)
        dialog = AboutWorkshop(workshop, page.theme, read_only=store.read_only, parent=page)
        dialog.entered.connect(lambda values: page.change(**values))
        self._open(dialog)

    def show_people(self) -> None:
        """Show who is in the room, by code, what they agreed to, and what people need."""
        from ui.people.dialog import WhoIsHere

        page = self._page
        page.flush()
        self._open(WhoIsHere(self._store, page.theme, page.safe, page))

    def show_differences(self) -> None:
        """Show what copies said differently when they came together."""
        from ui.merging.differences import DifferencesDialog

        self._page.flush()
        self._open(DifferencesDialog(self._store, self._page.theme, self._page))

    # The day

    def ask_for_pin(self, activity_id: int) -> None:
        """Ask whether an activity begins at a fixed time, and when."""
        from ui.workshop.pin import PinDialog

        page = self._page
        with self._store.reading() as session:
            activity = session.get_one(Activity, activity_id)
        expected = page.day.timetable.of(activity_id)[0].planned_start
        dialog = PinDialog(
            activity.title,
            activity.starts,
            f"{expected.astimezone():%H:%M}",
            page.theme,
            parent=page,
        )
        dialog.entered.connect(
            lambda time: plan.change_activity(self._store, activity_id, starts=time)
        )
        self._open(dialog)

    def ask_for_length(self) -> None:
        """Ask how long the step in hand is to be."""
        from ui.workshop.length import LengthDialog

        page, walking = self._page, self._page.guide.walking
        title = translated(page.guide.step.title)
        dialog = LengthDialog(title, walking.minutes, page.theme, page)
        dialog.entered.connect(lambda minutes: walking.add_minutes(minutes - walking.minutes))
        self._open(dialog)

    def show_running_late(self) -> None:
        """Show what can be done about being late, before anything is done."""
        from ui.workshop.late import LateDialog

        page = self._page
        page.flush()
        dialog = LateDialog(page.day, page.theme, page)
        dialog.taken.connect(page.said)
        self._open(dialog)

    # What people say

    def catch_up(self) -> None:
        """Take in notes from paper, for any step."""
        self._page.flush()
        self._taking_in.catch_up(self._page.live, self._page.theme)

    def show_tally(self) -> None:
        """Count dots."""
        self._page.flush()
        self._taking_in.tally(self._page.live, self._page.theme)

    def show_photographs(self) -> None:
        """Show the photographs of the activity that is open."""
        self._taking_in.photographs(self._page.live, self._page.theme)

    def show_read_back(self) -> None:
        """Say what is new on the board."""
        self._page.flush()
        self._taking_in.read_back(self._page.live, self._page.theme)

    def _open(self, dialog: QDialog) -> None:
        open_over(dialog, self._page.focus_capture)
