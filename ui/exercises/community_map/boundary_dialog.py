"""Laying boundaries over the map, such as official ones, from a file of areas.

Everything is saved at once and can be undone.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from facilitator.errors import FacilitatorError
from facilitator.exercises.community_map import outlines
from facilitator.i18n import _, ngettext
from ui.exercises.community_map.base_focus import back_to
from ui.exercises.community_map.base_job import MapWork
from ui.exercises.community_map.base_window import MapDialog
from ui.exercises.community_map.boundary_parts import Parts
from ui.exercises.community_map.desk import CommunityDesk
from ui.focus import open_over
from ui.listening import listen
from ui.live_board import BoardChanges
from ui.map_files.worker import AREAS, TAKE, Area, Order

if TYPE_CHECKING:
    from facilitator.base_maps import Outline

ENDINGS: Final = ("geojson", "json", "gpkg")
OUTLINES: Final = "map_outline"


def ask_boundaries(parent: QWidget, desk: CommunityDesk, path: Path | None = None) -> None:
    """Have boundaries chosen; from this file, where one was read already."""
    dialog = BoundaryDialog(desk, parent)
    open_over(dialog, back_to(parent))
    if path is not None:
        dialog.look_at(path)


class BoundaryDialog(MapDialog):
    """On the left what a file offers, on the right what lies on the map."""

    def __init__(self, desk: CommunityDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._path: Path | None = None
        self._areas: list[Area] = []
        self.setWindowTitle(_("Boundaries"))
        self.parts = Parts(self, desk.theme)
        self._work = MapWork(self)
        self._connect()
        self.setAcceptDrops(True)
        self._work.get_ready()
        self._show()
        self.parts.choose.setFocus()
        self.resize(min(desk.theme.px(860), 1_220), min(desk.theme.px(600), 690))

    def _connect(self) -> None:
        parts, work, store = self.parts, self._work, self._desk.store
        parts.choose.clicked.connect(
            lambda _checked: self.ask_for_file(_("Choose a file of areas"), ENDINGS, parts.choose)
        )
        self.file_given.connect(self.look_at)
        parts.search.textChanged.connect(parts.offered.search)
        parts.search.entered.connect(parts.offered.setFocus)
        parts.offered.entered.connect(self._add)
        parts.offered.ticked_changed.connect(self._name_add)
        parts.add.clicked.connect(lambda _checked: self._add())
        parts.place.clicked.connect(lambda _checked: self._say_where())
        parts.held.renamed.connect(self._rename)
        parts.held.removal_wanted.connect(self._remove)
        parts.rename.clicked.connect(lambda _checked: self._begin_renaming())
        parts.remove.clicked.connect(lambda _checked: self._remove())
        parts.away.clicked.connect(lambda _checked: self.accept())
        parts.progress.stopped.connect(self._stop)
        work.progressed.connect(parts.progress.show_share)
        work.failed.connect(self._fail)
        listen(self._desk.live.changed, self._follow)
        self._desk.picture_changed.connect(self._follow_place)
        self.finished.connect(self._leave)
        for keys, act in (
            ("Ctrl+Z", store.undo),
            ("Ctrl+Shift+Z", store.redo),
            ("Ctrl+Y", store.redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._try, act))

    def _leave(self) -> None:
        self._work.end()
        self._desk.picture_changed.disconnect(self._follow_place)
        self._desk.live.changed.disconnect(self._follow)

    # What shows

    def _follow(self, changes: BoardChanges) -> None:
        if OUTLINES in changes:
            self._show()

    def _follow_place(self) -> None:
        """Look anew at what lies on the map, once somebody said where that lies."""
        if self._desk.image is None:
            self.reject()
            return
        self._show()
        if self._path is not None and self._areas and not self._work.busy:
            self._ask_areas()

    def _show(self) -> None:
        held = list(self._desk.map.outlines.values())
        self.parts.held.show_outlines(held)
        self.parts.nothing_held.setVisible(not held)
        self.parts.held.setVisible(bool(held))
        for button in (self.parts.rename, self.parts.remove):
            button.setEnabled(bool(held))
        self.parts.nowhere.setVisible(self._desk.ground is None)
        self._show_areas()

    def _show_areas(self) -> None:
        parts = self.parts
        held = {outline.name for outline in self._desk.map.outlines.values()}
        parts.offered.show_areas(self._areas, held)
        parts.offered.search(parts.search.text())
        for part in (parts.search, parts.offered, parts.add):
            part.setVisible(bool(self._areas))
        for words in (parts.file, parts.intro):
            words.setVisible(not self._areas)

    def _name_add(self) -> None:
        count = len(self.parts.offered.ticked)
        said = ngettext("&Add {count} to the map", "&Add {count} to the map", count)
        self.parts.add.setText(said.format(count=count) if count else _("&Add to the map"))
        self.parts.add.setEnabled(count > 0 and self._desk.ground is not None)

    # The file

    def look_at(self, path: Path) -> None:
        """Show what areas a file holds."""
        self._work.end()
        self._path = path
        self.parts.word.say("")
        self.parts.progress.begin(_("Opening “{name}” …").format(name=path.name))
        self.parts.choose.setEnabled(False)
        self._ask_areas()

    def _ask_areas(self) -> None:
        if self._path is not None:
            desk = self._desk
            order = Order(AREAS, self._path, ground=desk.ground, size=desk.size)
            self._work.ask(order, self._take_areas)

    def _take_areas(self, areas: list[Area]) -> None:
        self._end()
        self._areas = areas
        self._show_areas()
        if not areas:
            self.parts.word.complain(
                _("This file holds points or lines, but no areas; choose another one.")
            )
        elif not any(area.on_map for area in areas):
            self.parts.word.complain(
                _(
                    "None of these areas lies on this map. Choose another file, or look again at "
                    "where the map lies."
                )
            )
        else:
            self.parts.search.setFocus()

    def _end(self) -> None:
        self.parts.progress.hide()
        self.parts.choose.setEnabled(True)

    def _stop(self) -> None:
        self._work.end()
        self._fail(_("Stopped. Nothing was changed."))

    def _fail(self, sentence: str) -> None:
        self._end()
        self.parts.word.complain(sentence)
        self.parts.choose.setFocus()

    # What is done

    def _add(self) -> None:
        """Take what is ticked out of the file, and lay it over the map."""
        ticked = tuple(self.parts.offered.ticked)
        if ticked and self._path is not None and self.parts.add.isEnabled():
            self.parts.add.setEnabled(False)
            self._work.ask(Order(TAKE, self._path, numbers=ticked), self._lay)

    def _lay(self, taken: "Sequence[Outline]") -> None:
        desk, given = self._desk, [(each.name, each.polygons) for each in taken]
        if self._try(lambda: outlines.add_outlines(desk.store, desk.activity_id, given)):
            said = ngettext(
                "{count} boundary is on the map. Undo takes it away again.",
                "{count} boundaries are on the map. Undo takes them away again.",
                len(given),
            )
            self.parts.word.say(said.format(count=len(given)))
        self._name_add()

    def _begin_renaming(self) -> None:
        held = self.parts.held
        if held.currentItem() is not None:
            held.setFocus()
            held.editItem(held.currentItem())

    def _rename(self, outline_id: int, name: str) -> None:
        if not self._try(lambda: outlines.rename_outline(self._desk.store, outline_id, name)):
            self._show()

    def _remove(self) -> None:
        chosen = self.parts.held.chosen
        if chosen is not None and self._try(
            lambda: outlines.remove_outline(self._desk.store, chosen)
        ):
            self.parts.word.say(_("Removed. Undo brings it back."))
            (self.parts.held if self._desk.map.outlines else self.parts.choose).setFocus()

    def _say_where(self) -> None:
        from ui.exercises.community_map.points_dialog import PointsDialog

        open_over(PointsDialog(self._desk, self), self.parts.choose.setFocus)

    def _try(self, act: Callable[[], object]) -> bool:
        self.parts.word.say("")
        try:
            act()
        except FacilitatorError as error:
            self.parts.word.complain(str(error))
            return False
        return True
