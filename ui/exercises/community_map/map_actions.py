"""What can be done on a community map, by menu and by key."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from facilitator.exercises.community_map import community
from facilitator.i18n import _
from ui.exercises.community_map.desk import CommunityDesk

if TYPE_CHECKING:
    from ui.exercises.community_map.mode import Mode

DRAW, AGREEMENT, PLACES, PROVISION = "draw", "agreement", "places", "provision"


class MapActions:
    """The actions of the whole map; each way of looking adds its own."""

    def __init__(self, desk: CommunityDesk, screen: QWidget) -> None:
        self._desk, self._screen = desk, screen
        group = QActionGroup(screen)
        self.modes = {
            key: self._mode(group, title, keys)
            for key, title, keys in (
                (DRAW, _("Draw"), "Ctrl+1"),
                (AGREEMENT, _("Agreement"), "Ctrl+2"),
                (PLACES, _("Places"), "Ctrl+3"),
                (PROVISION, _("What happens"), "Ctrl+4"),
            )
        }
        """The ways of looking, by key."""
        self.reveal = self._action(_("Reveal"), None, self._reveal)
        self.reveal.setCheckable(True)
        self.paper = self._action(_("Bring in from paper…"), "Ctrl+Shift+I", self._from_paper)
        self.base_map = self._action(_("Base map…"), None, self._base_map)
        self.known_points = self._action(_("Where the map lies…"), None, self._known_points)
        self.boundaries = self._action(_("Boundaries…"), None, self._boundaries)
        self.offer()

    def _mode(self, group: QActionGroup, title: str, keys: str) -> QAction:
        action = self._action(title, keys)
        action.setCheckable(True)
        group.addAction(action)
        return action

    def _action(
        self, title: str, keys: str | None = None, does: Callable[[], object] | None = None
    ) -> QAction:
        action = QAction(title, self._screen)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        if does is not None:
            action.triggered.connect(lambda _checked=False: does())
        self._screen.addAction(action)
        return action

    def offer(self) -> None:
        """Offer what can be done now."""
        writes, has_map = not self._desk.store.read_only, self._desk.image is not None
        self.reveal.setEnabled(writes and has_map)
        self.reveal.setChecked(self._desk.revealed)
        self.paper.setEnabled(writes and has_map)
        self.base_map.setEnabled(writes)
        self.known_points.setEnabled(writes and has_map)
        self.boundaries.setEnabled(writes and has_map)

    def menus(self, mode: "Mode | None") -> list[tuple[str, list[QAction]]]:
        """Return the menu of a community map, with what its way of looking adds."""
        self.offer()
        own = mode.actions_of() if mode is not None else []
        whole = [self.reveal, self.paper, self._line()]
        base = [self.base_map, self.known_points, self.boundaries]
        besides = [self._line(), *own] if own else []
        return [(_("&Map"), [*self.modes.values(), self._line(), *whole, *base, *besides])]

    def _line(self) -> QAction:
        line = QAction(self._screen)
        line.setSeparator(True)
        return line

    def _reveal(self) -> None:
        if said := self.toggle_reveal():
            self._desk.told.emit(said)

    def toggle_reveal(self) -> str:
        """Reveal where the maps agree, or hide it again, and return what that means."""
        desk, on = self._desk, not self._desk.revealed
        if not self.reveal.isEnabled():
            return _("There is no map to reveal yet; draw some first.")
        desk.act(lambda: community.reveal(desk.store, desk.activity_id, on=on))
        self.offer()
        if desk.revealed != on:
            return ""
        if on:
            return _("The room sees where the maps agree.")
        return _("Where the maps agree is hidden again.")

    def _base_map(self) -> None:
        from ui.exercises.community_map.base_dialog import choose_base_map

        choose_base_map(self._screen, self._desk)

    def _known_points(self) -> None:
        from ui.exercises.community_map.points_dialog import ask_known_points

        ask_known_points(self._screen, self._desk)

    def _boundaries(self) -> None:
        from ui.exercises.community_map.boundary_dialog import ask_boundaries

        ask_boundaries(self._screen, self._desk)

    def _from_paper(self) -> None:
        from ui.exercises.community_map.paper_dialog import bring_from_paper

        bring_from_paper(self._screen, self._desk)
