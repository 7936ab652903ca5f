"""What opens over a sector map: conversations, trusted voices, and bringing tables together.

Each is imported when it is first wanted. `widget` is anything on the workshop page.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from facilitator.store import Store
from ui.focus import open_over
from ui.live_board import LiveBoard
from ui.workshop.over import Over

if TYPE_CHECKING:
    from ui.workshop.page import WorkshopPage


def open_conversations(
    widget: QWidget, store: Store, live: LiveBoard, entry_id: int | None = None
) -> None:
    """Plan a conversation about an institution, or write down what came of one."""
    from ui.exercises.sector_map.talk_dialog import TalkDialog

    page = _page_of(widget)
    if page is not None and _is_sound(page, store):
        open_over(TalkDialog(_over(page), live, entry_id), page.focus_capture)


def open_voices(widget: QWidget, store: Store, live: LiveBoard) -> None:
    """Say whom communities ask before they ask us."""
    from ui.exercises.sector_map.voices_dialog import VoicesDialog

    page = _page_of(widget)
    if page is not None and _is_sound(page, store):
        open_over(VoicesDialog(_over(page), live), page.focus_capture)


def open_pooling(widget: QWidget, store: Store, live: LiveBoard) -> None:
    """Offer as one what several tables wrote of the same institution, or the same person."""
    from ui.exercises.sector_map.pooling_dialog import PoolingDialog

    page = _page_of(widget)
    if page is not None and _is_sound(page, store):
        open_over(PoolingDialog(_over(page), live), page.focus_capture)


def talk_actions(screen: QWidget, store: Store, live: LiveBoard) -> list[QAction]:
    """Return the commands that are about the whole map, for its screen's menu."""
    return [
        _action(
            screen,
            _("Conversations of the whole map…"),
            "Ctrl+Shift+Return",
            lambda: open_conversations(screen, store, live),
        ),
        _action(
            screen,
            _("Trusted voices…"),
            "Ctrl+F2",
            lambda: open_voices(screen, store, live),
        ),
        _action(
            screen,
            _("Bring tables together…"),
            "Ctrl+F3",
            lambda: open_pooling(screen, store, live),
        ),
    ]


def _action(screen: QWidget, title: str, key: str, does: Callable[[], object]) -> QAction:
    action = QAction(title, screen)
    action.setShortcut(QKeySequence(key))
    action.triggered.connect(lambda _checked=False: does())
    screen.addAction(action)
    return action


def _page_of(widget: QWidget) -> "WorkshopPage | None":
    from ui.workshop.page import WorkshopPage

    found: QWidget | None = widget
    while found is not None and not isinstance(found, WorkshopPage):
        found = found.parentWidget()
    return found


def _is_sound(page: "WorkshopPage", store: Store) -> bool:
    """Save what is being typed first; say whether the page is still about this file."""
    page.flush()
    return page.store is store


def _over(page: "WorkshopPage") -> Over:
    return Over(page.day, page.safe, page.theme, page)
