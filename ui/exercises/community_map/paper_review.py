"""Looking at what was found on a sheet: outlines over its photo, and what is written there."""

from collections.abc import Callable
from typing import Final, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.canvas.map.base_image import BaseImage
from ui.canvas.map.canvas import MapCanvas
from ui.canvas.map.keys import ENTER
from ui.canvas.map.rounds import RoundTool
from ui.canvas.map.selecting import SelectTool
from ui.exercises.board.form import small
from ui.exercises.community_map.paper_form import PaperForm
from ui.exercises.community_map.paper_sheet import PaperSheet, shares
from ui.exercises.community_map.paper_target import Target, said_together
from ui.exercises.community_map.paper_words import outlines_words
from ui.layouts import column, row, scrolling
from ui.message_bar import announce
from ui.theme import Theme, dress

PANEL: Final = 300
WIDEST: Final = 480
Key = Qt.Key
TABS: Final = {Key.Key_Tab: 1, Key.Key_Backtab: -1}


def keys_in_words() -> str:
    """Say what the keys do on a sheet."""
    return _(
        "On the map: Enter takes the sheet in, S leaves it out. Tab and arrow keys choose an "
        "outline, Delete drops it, R draws round another area, U takes the last change back. N "
        "goes to the name, C sets the corners by hand."
    )


class OutlineTool(SelectTool):
    """Chooses an outline; the other keys are the page's."""

    def words(self) -> str:
        """Say what the keys do."""
        return keys_in_words()


class PaperReview(QWidget):
    """One sheet: the canvas and its keys, and the form."""

    accept_wanted = Signal()
    skip_wanted = Signal()
    corners_wanted = Signal()
    told = Signal(str)
    """What came of a key, in a sentence."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sheet: PaperSheet | None = None
        self._base: BaseImage | None = None
        self.canvas = MapCanvas(theme)
        self.canvas.setAccessibleName(_("The sheet’s map, with what was found on it"))
        self.canvas.installEventFilter(self)
        self.select, self.round = OutlineTool(self), RoundTool(self)
        self.round.drawn.connect(self._add)
        self.canvas.set_tool(self.select)
        self.form = PaperForm(theme)
        self.form.named.connect(self.canvas.setFocus)
        self.draw = _button(_("Draw &round"), self.draw_round)
        self.drop = _button(_("&Drop"), self.drop_chosen)
        self.back = _button(_("Take &back"), self.take_back)
        self.by_hand = _button(_("&Corners…"), self.corners_wanted.emit)
        self._notice, self._notice_box = _notice()
        self._lay_out(theme)

    def _lay_out(self, theme: Theme) -> None:
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(12)
        inside.addWidget(self._notice_box)
        inside.addWidget(self.form)
        inside.addWidget(small(keys_in_words()))
        inside.addStretch(1)
        panel = scrolling(content)
        panel.setFixedWidth(min(theme.px(PANEL), WIDEST))
        tools = row()
        for button in (self.draw, self.drop, self.back, self.by_hand):
            tools.addWidget(button)
        tools.addStretch(1)
        left = column(8)
        left.addWidget(self.canvas, 1)
        left.addLayout(tools)
        whole = row(16)
        whole.addLayout(left, 1)
        whole.addWidget(panel)
        whole.setContentsMargins(0, 0, 0, 0)
        self.setLayout(whole)

    # What shows

    def show_sheet(self, sheet: PaperSheet, target: Target) -> None:
        """Show a sheet, as it was found or as somebody left it."""
        found = sheet.found
        if found is None:
            return
        self._sheet = sheet
        self._show_picture(found.picture)
        self.form.show_sheet(found, target, sheet.values)
        warning = said_together([found.problem, *target.said(found.whose), found.notice])
        self._notice.setText(warning)
        self._notice_box.setVisible(bool(warning))
        self.canvas.set_tool(self.select)
        self._show_outlines(choose=0)
        self.canvas.setFocus()
        colours = [each.colour for each in sheet.outlines]
        said = [f"{found.whose}.", outlines_words(colours), warning]
        announce(self.canvas, said_together(said))

    def _show_picture(self, picture: bytes) -> None:
        before, self._base = self._base, BaseImage(picture, self)
        self.canvas.set_base(self._base)
        self.canvas.set_fade(0.0)
        if before is not None:
            before.close()
            before.deleteLater()

    def keep_values(self) -> None:
        """Remember with the sheet what was typed about it."""
        if self._sheet is not None:
            self._sheet.values = self.form.values

    def let_go(self) -> None:
        """Show no sheet."""
        self._sheet = None
        self.canvas.set_layers(())

    def complete(self) -> bool:
        """Complete what is being drawn, and say whether nothing is left half done."""
        if self.canvas.tool is self.round and self.round.busy:
            self.round.finish()
            if self.round.busy:
                self.told.emit(_("Close the area that you are drawing, or give it up with Esc."))
                return False
        return True

    def _show_outlines(self, choose: int | None = None) -> None:
        """Show the outlines, and choose one by its place among them."""
        sheet = self._sheet
        if sheet is None:
            return
        self.canvas.set_layers(sheet.layers_on(self.canvas.map_size))
        if choose is not None:
            items = self.canvas.items
            item = items[min(max(choose, 0), len(items) - 1)] if items else None
            self.canvas.select("patch" if item else "", item.key if item else None)
        self.drop.setEnabled(bool(sheet.outlines))

    # What somebody does

    def draw_round(self) -> None:
        """Take up the tool that draws round an area over the photo."""
        if self._sheet is not None:
            self.canvas.set_tool(self.round)
            self.canvas.setFocus()
            self.told.emit(_("Draw round the area, in one go or point by point. Esc gives up."))

    def _add(self, ring: list[tuple[float, float]]) -> None:
        if self._sheet is not None:
            self._sheet.add(shares(ring, self.canvas.map_size))
            self.canvas.set_tool(self.select)
            self._show_outlines(choose=len(self._sheet.outlines) - 1)
            self.told.emit(_("Another area is on the sheet."))

    def drop_chosen(self) -> None:
        """Leave the chosen outline out."""
        sheet, chosen = self._sheet, self.canvas.current
        if sheet is None:
            return
        if chosen is None:
            self.told.emit(_("Choose an outline first, with Tab or a click."))
            return
        at = self.canvas.items.index(chosen)
        sheet.drop(cast("int", chosen.key))
        self._show_outlines(choose=at)
        self.canvas.setFocus()
        left = outlines_words([each.colour for each in sheet.outlines])
        self.told.emit(_("Dropped. {left}").format(left=left))

    def take_back(self) -> None:
        """Take the last change of this sheet's outlines back."""
        if self._sheet is None:
            return
        done = self._sheet.take_back()
        self._show_outlines(choose=0)
        self.canvas.setFocus()
        if done:
            colours = [each.colour for each in self._sheet.outlines]
            self.told.emit(_("Taken back. {left}").format(left=outlines_words(colours)))
        else:
            self.told.emit(_("There is nothing to take back on this sheet."))

    # Keys on the map

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Use the keys of this page before the map does."""
        if watched is self.canvas and isinstance(event, QKeyEvent) and self._sheet is not None:
            if event.type() == QEvent.Type.KeyPress:
                return self._key(event)
            if event.type() == QEvent.Type.ShortcutOverride and self._is_mine(event):
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _is_mine(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return event.matches(QKeySequence.StandardKey.Undo) or (plain and Key(event.key()) in ENTER)

    def _key(self, event: QKeyEvent) -> bool:
        key, drawing = Key(event.key()), self.canvas.tool is self.round
        if event.matches(QKeySequence.StandardKey.Undo):
            if not (drawing and self.round.take_back()):
                self.take_back()
            return True
        if event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            return False
        if drawing:
            return self._key_while_drawing(key)
        if key in TABS:
            return self._walk(TABS[key])
        does = {
            Key.Key_S: self.skip_wanted.emit,
            Key.Key_R: self.draw_round,
            Key.Key_U: self.take_back,
            Key.Key_Delete: self.drop_chosen,
            Key.Key_Backspace: self.drop_chosen,
            Key.Key_N: self._go_to_name,
            Key.Key_C: self.corners_wanted.emit,
            **dict.fromkeys(ENTER, self.accept_wanted.emit),
        }.get(key)
        if does is None or event.isAutoRepeat():
            return does is not None
        does()
        return True

    def _key_while_drawing(self, key: Qt.Key) -> bool:
        """Put the tool away with Esc, once there is nothing begun."""
        idle = not self.round.busy and self.canvas.cross.place is None
        if key == Key.Key_Escape and idle:
            self.canvas.set_tool(self.select)
            self.told.emit(_("Nothing was drawn."))
            return True
        return False

    def _walk(self, step: int) -> bool:
        """Choose the next outline; after the last one, Tab leaves the map."""
        items, chosen = self.canvas.items, self.canvas.current
        at = items.index(chosen) + step if chosen is not None else 0
        if not 0 <= at < len(items):
            return False
        self.canvas.select("patch", items[at].key)
        return True

    def _go_to_name(self) -> None:
        self.form.name.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _button(text: str, does: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    dress(button, fit="snug")
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: does())
    return button


def _notice() -> tuple[QLabel, QFrame]:
    """Return a sentence that is not to be missed, and its box."""
    box = QFrame()
    dress(box, role="look_here")
    said = QLabel(wordWrap=True)
    said.setTextFormat(Qt.TextFormat.PlainText)
    inside = QVBoxLayout(box)
    inside.setContentsMargins(12, 8, 12, 8)
    inside.addWidget(said)
    box.hide()
    return said, box
