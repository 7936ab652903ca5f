"""What assistive technology and the Tab key meet in a window: the accessible tree, and the round.

`complaints` walks the tree that Qt gives to screen readers, of real widgets; `round_trip` presses
Tab, Shift+Tab and, where a field keeps Tab to itself, F6. Both return sentences; none is well.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSlider,
    QTabBar,
    QTextBrowser,
    QTextEdit,
    QTreeView,
    QWidget,
)
from shiboken6 import isValid

from ui.canvas.canvas import Canvas

Role = QAccessible.Role
Relation = QAccessible.RelationFlag
Name = QAccessible.Text.Name
ITEMS = 40
"""So many items of each list are asked: the others are worded by the same code."""
FITTING: tuple[tuple[type[QWidget], frozenset[Role]], ...] = (
    (QRadioButton, frozenset({Role.RadioButton})),
    (
        QAbstractButton,
        frozenset({Role.Button, Role.CheckBox, Role.RadioButton, Role.ButtonMenu, Role.Link}),
    ),
    (QComboBox, frozenset({Role.ComboBox})),
    (QAbstractSpinBox, frozenset({Role.SpinBox, Role.EditableText})),
    (QLineEdit, frozenset({Role.EditableText})),
    (QPlainTextEdit, frozenset({Role.EditableText})),
    (QTextBrowser, frozenset({Role.StaticText})),
    (QTextEdit, frozenset({Role.EditableText})),
    (QSlider, frozenset({Role.Slider})),
    (QTabBar, frozenset({Role.PageTabList})),
    (QAbstractItemView, frozenset({Role.List, Role.Tree, Role.Table})),
    (Canvas, frozenset({Role.List, Role.Graphic, Role.Canvas})),
)
NO_ROLE = {Role.NoRole, Role.Client, Role.Pane, Role.Window, Role.Border, Role.Whitespace}


def interface_of(widget: QWidget) -> QAccessibleInterface:
    """Return what Qt gives to assistive technology for a widget."""
    told = QAccessible.queryAccessibleInterface(widget)
    assert told is not None, widget
    return told


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls a widget.

    Qt on Linux calls a box of choices by what is chosen: its label says what it is, or, without
    a label, its description.
    """
    told = interface_of(widget)
    if isinstance(widget, QComboBox):
        labels = [each.text(Name) for each, kind in told.relations() if kind & Relation.Label]
        return next(iter(labels), told.text(QAccessible.Text.Description)).replace("&", "")
    return told.text(Name).replace("&", "").strip()


def groups_of(widget: QWidget) -> str:
    """Return what is said of the groups that a widget is in, when the focus comes into them."""
    names = []
    around = widget.parentWidget()
    while around is not None and not around.isWindow():
        if interface_of(around).role() == Role.Grouping:
            names.append(interface_of(around).text(Name))
        around = around.parentWidget()
    return " < ".join(names)


def description_of(widget: QWidget) -> str:
    """Return what a screen reader adds to the name."""
    return interface_of(widget).text(QAccessible.Text.Description)


def who(widget: QWidget) -> str:
    """Return how a complaint calls a widget."""
    kinds = [type(widget).__name__]
    parent = widget.parentWidget()
    while parent is not None and len(kinds) < 4:
        if type(parent) is not QWidget:
            kinds.append(type(parent).__name__)
        parent = parent.parentWidget()
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return f"{' < '.join(kinds)} “{name_of(widget) or text}”"


def in_sight(top: QWidget) -> Iterator[QWidget]:
    """Yield a window and all that shows in it."""
    for widget in [top, *top.findChildren(QWidget)]:
        if widget.isVisible() and (widget is top or widget.window() is top.window()):
            yield widget


def takes_keys(widget: QWidget) -> bool:
    """Say whether Tab may lead to a widget."""
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)


def controls(top: QWidget) -> list[QWidget]:
    """Return what Tab is to reach in a window."""
    return [
        widget
        for widget in in_sight(top)
        if takes_keys(widget)
        and widget.isEnabled()
        and widget.focusProxy() is None
        and widget is not top.window()
    ]


# The tree


def complaints(top: QWidget) -> list[str]:
    """Return what is wrong with what a window tells to assistive technology."""
    found: list[str] = []
    focusable = controls(top)
    for widget in focusable:
        found += _of_control(widget)
    found += _said_twice(focusable)
    if top.isWindow() and takes_keys(top):
        found += _of_control(top)
    for widget in in_sight(top):
        found += _of_shown(widget)
    return found


def _of_control(widget: QWidget) -> Iterator[str]:
    told, name = interface_of(widget), name_of(widget)
    if not any(character.isalnum() for character in name):
        yield f"has no name: {who(widget)}"
    if name.startswith(("‹", "›", "+ ")) or name.endswith(("›", "…  ")):
        yield f"is named by a sign: {who(widget)}"
    if told.role() not in _fitting(widget):
        yield f"has the role {told.role().name}: {who(widget)}"
    yield from _state_of(widget, told.state())
    if isinstance(widget, QAbstractItemView) or told.role() in {Role.List, Role.PageTabList}:
        yield from _items_of(widget, told)


def _fitting(widget: QWidget) -> frozenset[Role]:
    for kind, roles in FITTING:
        if isinstance(widget, kind):
            return roles
    own = interface_of(widget).role()
    return frozenset(() if own in NO_ROLE else {own})


def _state_of(widget: QWidget, state: QAccessible.State) -> Iterator[str]:
    if not state.focusable:
        yield f"is not said to take the focus: {who(widget)}"
    if isinstance(widget, QLineEdit):
        hides = widget.echoMode() != QLineEdit.EchoMode.Normal
        if bool(state.passwordEdit) != hides:
            yield f"is not said to be protected: {who(widget)}"
    writes = isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit)
    if writes and bool(state.readOnly) != widget.isReadOnly():
        yield f"is not said to be for reading only: {who(widget)}"
    ticks = isinstance(widget, QAbstractButton) and widget.isCheckable()
    if ticks and (bool(state.checked) != widget.isChecked() or not state.checkable):
        yield f"is not said to be checked, or not: {who(widget)}"


def _items_of(widget: QWidget, told: QAccessibleInterface) -> Iterator[str]:
    for place in range(min(told.childCount(), ITEMS)):
        item = told.child(place)
        if item is None or item.state().invisible:
            continue
        if item.role() in {Role.ScrollBar, Role.Client, Role.Pane, Role.Button}:
            continue
        if item.role() in NO_ROLE:
            yield f"item {place} has the role {item.role().name}: {who(widget)}"
        if not item.text(Name).strip() and _has_face(widget, item, place):
            yield f"item {place} ({item.role().name}) has no name: {who(widget)}"


def _has_face(widget: QWidget, item: QAccessibleInterface, place: int) -> bool:
    """Say whether an item is to be told of: an empty cell is heard as an empty one."""
    if item.role() == Role.TreeItem and isinstance(widget, QTreeView):
        return place % widget.model().columnCount() == 0
    if item.role() in {Role.ColumnHeader, Role.RowHeader}:
        return False
    return item.role() != Role.Cell or bool(item.state().checkable)


def _said_twice(focusable: list[QWidget]) -> Iterator[str]:
    """Yield names that several controls share: nobody could tell them apart by ear."""
    names: dict[tuple[str, tuple[str, str], Role], list[QWidget]] = {}
    for each in focusable:
        said = (description_of(each), groups_of(each))
        names.setdefault((name_of(each), said, interface_of(each).role()), []).append(each)
    for (name, _said, role), same in names.items():
        if len(same) > 1 and name:
            kinds = "; ".join(map(who, same))
            yield f"{len(same)} controls ({role.name}) are called “{name}”: {kinds}"


def _of_shown(widget: QWidget) -> Iterator[str]:
    """Yield what is wrong with what shows without taking the focus."""
    if isinstance(widget, QLabel):
        picture = not widget.pixmap().isNull()
        if picture and not name_of(widget):
            yield f"is a picture without words: {who(widget)}"
        if widget.buddy() is not None and not widget.buddy().isVisible():
            yield f"labels what does not show: {who(widget)}"
        return
    paints = "paintEvent" in type(widget).__dict__ and type(widget).__module__.startswith("ui.")
    own = isinstance(widget, QAbstractButton | QAbstractItemView)
    if paints and not own and not name_of(widget) and not _is_told_of(widget):
        yield f"is drawn by hand and says nothing: {who(widget)}"


def _is_told_of(widget: QWidget) -> bool:
    """Say whether what shows in a widget is said by its parts, or by what it is a part of."""
    if any(name_of(each) for each in widget.findChildren(QWidget) if each.isVisible()):
        return True
    around = widget.parentWidget()
    while around is not None and not around.isWindow():
        if around.accessibleName():
            return True
        around = around.parentWidget()
    return False


# The round

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
ONWARD = ((Qt.Key.Key_Tab, NONE), (Qt.Key.Key_Tab, SHIFT))
OUT = ((Qt.Key.Key_F6, NONE), (Qt.Key.Key_F6, SHIFT))


class Round:
    """Goes wherever Tab, Shift+Tab and F6 lead from where the focus is, and notes every way."""

    def __init__(self, top: QWidget) -> None:
        self._top = top
        self.ways: dict[QWidget, set[QWidget]] = {}
        self.faults: list[str] = []
        begin = QApplication.focusWidget()
        if begin is None or begin.window() is not top.window():
            begin = controls(top)[0]
        self._go(begin)

    def _go(self, begin: QWidget) -> None:
        open_ends = [begin]
        while open_ends:
            here = open_ends.pop(0)
            if here in self.ways:
                continue
            self.ways[here] = set()
            for there in self._from(here):
                self.ways[here].add(there)
                open_ends.append(there)

    def _from(self, here: QWidget) -> Iterator[QWidget]:
        """Press Tab and Shift+Tab on a widget; where one stays in it, F6 and Esc."""
        ways = [self._press(here, *keys) for keys in ONWARD]
        if here in ways and isValid(here) and controls(self._top) != [here]:
            ways += self._out_of(here, trapped=ways == [here, here])
        for there in ways:
            if there is not here:
                yield from self._arrived(here, there)

    def _out_of(self, here: QWidget, *, trapped: bool) -> list[QWidget | None]:
        """Leave a field in which Tab types, as its description says."""
        said = description_of(here)
        if trapped and "F6" not in said and "Esc" not in said:
            self.faults.append(f"Tab stays in it, and it does not say how to leave: {who(here)}")
        ways = [self._press(here, *keys) for keys in OUT]
        if trapped and set(ways) == {here}:
            ways.append(self._press(here, Qt.Key.Key_Escape, NONE))
        if trapped and set(ways) == {here}:
            self.faults.append(f"is a trap: {who(here)}")
        return ways

    def _press(self, here: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier) -> QWidget | None:
        """Return where a key leads from a widget; pressed on, as long as it moves inside it."""
        if not isValid(here):
            return here
        here.setFocus(Qt.FocusReason.TabFocusReason)
        seen = {_inside(here)}
        while True:
            QTest.keyClick(here, key, modifier)
            there = QApplication.focusWidget()
            if there is not here or not isValid(here) or _inside(here) in seen:
                return there
            seen.add(_inside(here))

    def _arrived(self, here: QWidget, there: QWidget | None) -> Iterator[QWidget]:
        if there is None or there.window() is not self._top.window():
            self.faults.append(f"a key leads out of the window from {who(here)}")
        else:
            yield there

    def of_no_return(self) -> list[QWidget]:
        """Return what the keys lead to, but not back from to where they began."""
        begin = next(iter(self.ways))  # what went meanwhile leads nowhere any more
        back = {begin}
        while True:
            more = {here for here, ways in self.ways.items() if ways & back} - back
            if not more:
                return [here for here in self.ways if here not in back and isValid(here)]
            back |= more


def round_trip(top: QWidget) -> list[str]:
    """Go wherever keys lead in a window; return what they do not reach, and what is a trap."""
    if not controls(top):
        return [] if takes_keys(top) else [f"nothing takes the focus in {type(top).__name__}"]
    gone = Round(top)
    found = gone.faults
    found += [f"no key leads back from {who(each)}" for each in gone.of_no_return()]
    met = {each for each in gone.ways if isValid(each)}
    for widget in controls(top):
        if not _is_met(widget, met):
            found.append(f"no key leads to {who(widget)}")
    return found


def _inside(widget: QWidget) -> object:
    """Return where in a widget the cursor is, where Tab moves inside it."""
    if isinstance(widget, QAbstractItemView):
        index = widget.currentIndex()
        return index.row(), index.column()
    if isinstance(widget, QDateTimeEdit):
        return widget.currentSection()
    return name_of(widget)


def _same(one: QWidget, other: QWidget) -> bool:
    """Say whether one came in place of the other while keys were pressed."""
    return type(one) is type(other) and name_of(one) == name_of(other)


def _is_met(widget: QWidget, met: set[QWidget]) -> bool:
    """Say whether keys lead to a widget; of exclusive buttons to one, and arrows to the others."""
    if widget in met or any(_same(widget, each) for each in met):
        return True
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    if group is not None:
        return any(each in met for each in group.buttons())
    return widget.autoExclusive() and any(
        isinstance(each, QAbstractButton)
        and each.autoExclusive()
        and each.parentWidget() is widget.parentWidget()
        for each in met
    )
