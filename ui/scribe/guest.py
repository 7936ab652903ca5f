"""Guest scribe mode: the window becomes one form until the facilitator's key is given.

The key is in memory only. Should the app be ended from outside, or crash, and be opened again,
it is no longer in this mode: it opens as the facilitator's, with every note that was entered.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from facilitator.decks import SECTOR_MAP, Worded
from facilitator.i18n import _
from ui.focus import open_over
from ui.live_board import LiveBoard
from ui.live_day import asked
from ui.scribe.form import ScribeForm
from ui.scribe.start import Handover, StartScribe
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.workshop.page import WorkshopPage


class GuestScribe(QObject):
    """Hands the window over, and takes it back.

    Meanwhile the window has none of its commands: no key of theirs does anything, whoever would
    enable them again.
    """

    def __init__(self, window: QWidget, stack: QStackedWidget) -> None:
        super().__init__(window)
        self._window, self._stack = window, stack
        self._form: ScribeForm | None = None
        self._page: WorkshopPage | None = None
        self._actions: list[QAction] = []
        self._title = ""

    @property
    def is_on(self) -> bool:
        """Whether somebody else has the keyboard."""
        return self._form is not None

    def ask(self, page: "WorkshopPage", theme: Theme) -> str:
        """Ask for a key and a table; return why not, where the keyboard cannot be handed over."""
        live, store = page.live, page.store
        if store.read_only:
            return store.read_only_reason or _(
                "This workshop is open for reading only; open it again to change it."
            )
        if live is None or not (live.board.deck.zones or _is_map(live)):
            return _("This part of the day has no board to type on; go to one that has.")
        deck = live.board.deck
        zone = deck.step(page.day.planned(live.activity_id).step).zone
        zone = zone or next((each.key for each in deck.zones), "")
        dialog = StartScribe(deck, zone, theme, self._window)
        dialog.handed_over.connect(lambda chosen: self._begin(page, chosen, theme))
        open_over(dialog, page.focus_capture)
        return ""

    def _begin(self, page: "WorkshopPage", chosen: Handover, theme: Theme) -> None:
        live = page.live
        if live is None:
            return
        page.flush()
        page.wall.obey(on=False)
        self._page = page
        self._form = _form(page, live, chosen, theme)
        self._form.key_given.connect(self._end)
        self._actions = self._window.actions()
        for action in self._actions:
            self._window.removeAction(action)
        self._title = self._window.windowTitle()
        self._window.setWindowTitle(_("What people say"))
        self._stack.addWidget(self._form)
        self._stack.setCurrentWidget(self._form)
        self._form.begin()

    def ask_for_key(self) -> None:
        """Ask for the key: somebody wants to close the window."""
        if self._form is not None:
            self._form.ask_for_key()

    def _end(self) -> None:
        form, self._form = self._form, None
        if form is None or self._page is None:
            return
        form.leave()
        self._page.wall.obey(on=True)
        self._window.addActions(self._actions)
        self._window.setWindowTitle(self._title)
        self._stack.setCurrentWidget(self._page)
        self._stack.removeWidget(form)
        form.hide()
        form.deleteLater()
        self._page.focus_capture()
        self._page = None


def _is_map(live: LiveBoard) -> bool:
    return live.board.activity.exercise == SECTOR_MAP


def _form(page: "WorkshopPage", live: LiveBoard, chosen: Handover, theme: Theme) -> ScribeForm:
    """Return the form for the activity that is open."""
    if _is_map(live):
        from ui.exercises.sector_map.scribe_page import MapScribePage

        return MapScribePage(page.store, live.activity_id, chosen, theme)
    from ui.scribe.page import ScribePage

    return ScribePage(page.store, live, _prompt(page, live, chosen.zone), chosen, theme)


def _prompt(page: "WorkshopPage", live: LiveBoard, zone: str) -> Worded | None:
    """Return what the room is asked now; nothing where that is about another column."""
    planned = page.day.planned(live.activity_id)
    step = live.board.deck.step(planned.step)
    if step.zone != zone:
        return None
    return asked(planned, step, live.board.deck, live.workshop.language)
