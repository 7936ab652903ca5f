"""Taking a drawing away, which undo brings back; and erasing it for good, which nothing does."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from facilitator.exercises.community_map import drawings
from facilitator.exercises.community_map.tables import Drawing
from facilitator.i18n import _
from ui.exercises.community_map.desk import CommunityDesk
from ui.focus import open_over


class TakingAway:
    """Does both to the drawing in hand, once `put_down` has laid it aside."""

    def __init__(self, desk: CommunityDesk, over: QWidget, put_down: Callable[[], object]) -> None:
        self._desk, self._over, self._put_down = desk, over, put_down

    def remove(self) -> None:
        """Take the drawing in hand away; undo brings it back."""
        drawing, store = self._desk.drawing, self._desk.store
        if drawing is None or store.read_only:
            return
        told = _("{code}’s drawing is taken away. Ctrl+Z brings it back.")
        self._do(drawing, lambda one: drawings.remove_drawing(store, one), told)

    def ask_to_erase(self, otherwise: Callable[[], object]) -> None:
        """Ask before it is erased; `otherwise` puts the cursor somewhere afterwards."""
        from ui.exercises.community_map.erase_dialog import EraseDialog

        drawing, store = self._desk.drawing, self._desk.store
        if drawing is None or store.read_only:
            return
        told = _("{code}’s drawing is erased, here and in the backups.")
        dialog = EraseDialog(drawing.participant, self._desk.theme, self._over)
        dialog.accepted.connect(
            lambda: self._do(drawing, lambda one: drawings.erase_drawing(store, one), told)
        )
        open_over(dialog, otherwise)

    def _do(self, drawing: Drawing, deed: Callable[[int], object], told: str) -> None:
        drawing_id, code = drawing.id or 0, drawing.participant
        self._put_down()

        def does() -> bool:
            deed(drawing_id)
            return True

        if self._desk.act(does):
            self._desk.told.emit(told.format(code=code))
