"""The ring on the screen: chosen from with keys and mouse, heard by a screen reader, legible."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from facilitator.exercises.sector_map.institutions import add_entry
from facilitator.exercises.sector_map.ring import Mark
from facilitator.exercises.sector_map.rows import name_centre
from facilitator.exercises.sector_map.tables import NOBODY
from facilitator.exercises.sector_map.ties import know, need
from tests.ui.sector_map.ring_stage import RingStage, let_one_hold, open_map
from ui.exercises.sector_map.ring_pen import fitted
from ui.exercises.sector_map.ring_view import RingView
from ui.theme import Theme

Key = Qt.Key


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[RingStage]:
    stage = open_map(tmp_path / "map.workshop")
    yield stage
    stage.live.close()
    stage.store.close()


@pytest.fixture
def ring(stage: RingStage, qtbot: QtBot) -> RingView:
    return shown(RingView(stage.live, Theme()), qtbot)


def shown(view: RingView, qtbot: QtBot) -> RingView:
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.canvas.hasFocus)
    return view


def chosen(view: RingView, stage: RingStage) -> str:
    """Return the label of the institution that is chosen."""
    entry = view.canvas.entry
    return stage.map.entries[entry].label if entry is not None else ""


def words(view: RingView) -> str:
    return "\n".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())


def middle(mark: Mark) -> QPoint:
    return QPoint(round(mark.x), round(mark.y))


def test_everybody_known_and_every_gap_has_a_mark(ring: RingView, stage: RingStage) -> None:
    marks = ring.canvas.order.marks
    assert sum(mark.strength == NOBODY for mark in marks) == 2
    assert len(marks) == 6


def test_a_click_chooses_and_says_who_is_there(
    ring: RingView, stage: RingStage, qtbot: QtBot
) -> None:
    chair = next(mark for mark in ring.canvas.order.marks if mark.strength == NOBODY)
    with qtbot.waitSignal(ring.entry_chosen) as told:
        QTest.mouseClick(ring.canvas, Qt.MouseButton.LeftButton, pos=middle(chair))
    assert told.args == [stage.entries["S3"]]
    assert "S3 Hospital: nobody yet; we need Ward manager" in words(ring)


def test_keys_walk_row_by_row_and_in_and_out(ring: RingView, stage: RingStage) -> None:
    walk = [(Key.Key_Home, "S1"), (Key.Key_Up, "S1"), (Key.Key_Down, "S1"), (Key.Key_Right, "S2")]
    walk += [(Key.Key_Up, "S3"), (Key.Key_Up, "S3"), (Key.Key_Right, "S4"), (Key.Key_Right, "S5")]
    walk += [(Key.Key_Right, "S1"), (Key.Key_Left, "S5"), (Key.Key_End, "S5")]
    for key, label in walk:
        QTest.keyClick(ring.canvas, key)
        assert chosen(ring, stage) == label, key


def test_what_the_table_chooses_is_chosen_here_without_telling(
    ring: RingView, stage: RingStage, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(ring.entry_chosen):
        ring.select_entry(stage.entries["S1"])
    assert "S1 Council: Town clerk, working together" in words(ring)
    assert "Parks officer, a name" in words(ring)
    ring.select_entry(None)
    assert "Town clerk" not in words(ring)


def test_a_tooltip_says_titles_whole(ring: RingView) -> None:
    label = next(each for each in ring.canvas.ring.labels if "…" in each.text)
    at = QPoint(round(label.box.x + 5), round(label.box.y + label.box.height / 2))
    assert ring.canvas.words_at(at.toPointF()) == ring.canvas.seating.titles[label.id]
    assert len(ring.canvas.words_at(at.toPointF())) > len(label.text)


def test_it_follows_the_map_and_undo(ring: RingView, stage: RingStage, qtbot: QtBot) -> None:
    add_entry(stage.store, stage.map, stage.row("Unions"), "Branch", known=[("Steward", 3)])
    qtbot.waitUntil(lambda: len(ring.canvas.order.marks) == 7)
    stage.store.undo()
    qtbot.waitUntil(lambda: len(ring.canvas.order.marks) == 6)


def test_keys_stay_with_the_institution_whose_chair_is_taken(
    ring: RingView, stage: RingStage, qtbot: QtBot
) -> None:
    ring.select_entry(stage.entries["S3"])
    know(stage.store, stage.entries["S3"], "Ward manager", 2)
    qtbot.waitUntil(lambda: ring.canvas.current is not None and ring.canvas.current.strength == 2)
    assert ring.canvas.current is not None
    assert ring.canvas.current.row == stage.row("Health bodies")
    stage.store.undo()
    ring.canvas.clearFocus()
    ring.canvas.setFocus()
    qtbot.waitUntil(lambda: ring.canvas.current is not None and ring.canvas.current.strength == 0)
    assert chosen(ring, stage) == "S3"
    QTest.keyClick(ring.canvas, Key.Key_Right)
    assert chosen(ring, stage) == "S4"


def test_whom_we_need_is_said_where_we_know_somebody_too(
    ring: RingView, stage: RingStage, qtbot: QtBot
) -> None:
    need(stage.store, stage.entries["S1"], "Head of planning")
    ring.select_entry(stage.entries["S1"])
    qtbot.waitUntil(lambda: "Parks officer, a name; we need Head of planning" in words(ring))


def test_in_little_room_the_ring_has_that_of_the_signs(ring: RingView, qtbot: QtBot) -> None:
    assert "Circles, from the middle outwards" in words(ring)
    ring.resize(700, 360)
    qtbot.waitUntil(lambda: "Circles, from the middle outwards" not in words(ring))


LONG_NAME = "Cymdeithas Trigolion Tŷ’r Bont & Masjid-e-Noor neighbourhood committee"


def test_a_long_name_is_cut_where_it_cannot_be_read_and_is_whole_below(
    ring: RingView, stage: RingStage, qtbot: QtBot
) -> None:
    size, lines = fitted(LONG_NAME, room=46, most=15)
    assert size >= 8
    assert lines[-1].endswith("…")
    assert len(lines) * size * 1.2 <= 46
    assert fitted("Us", room=46, most=15) == (15, ["Us"])
    name_centre(stage.store, stage.live.activity_id, LONG_NAME)
    qtbot.waitUntil(lambda: f"In the middle: {LONG_NAME}" in words(ring))


def test_a_name_that_is_too_long_is_said_however_its_field_is_left(
    ring: RingView, stage: RingStage, qtbot: QtBot
) -> None:
    told: list[str] = []
    ring.said.connect(told.append)
    for key in (Key.Key_Return, Key.Key_Tab):
        ring.name_centre()
        field = ring.canvas.findChild(QLineEdit)
        assert field is not None
        field.setText("Tŷ’r Bont " * 1_000)
        QTest.keyClick(field, key)
        qtbot.waitUntil(field.isHidden)
    assert len(told) == 2
    assert "long" in told[0]
    assert stage.map.named == ""


def test_the_group_names_its_middle(ring: RingView, stage: RingStage, qtbot: QtBot) -> None:
    assert "F2 names the middle" in words(ring)
    QTest.keyClick(ring.canvas, Key.Key_F2)
    field = ring.findChild(QLineEdit)
    assert field is not None
    assert field.isVisible()
    QTest.keyClicks(field, "Riverside Residents")
    QTest.keyClick(field, Key.Key_Return)
    assert stage.map.centre == "Riverside Residents"
    qtbot.waitUntil(lambda: "F2 names the middle" not in words(ring))
    assert ring.canvas.hasFocus()
    qtbot.waitUntil(lambda: "Riverside Residents" in ring.canvas.accessibleDescription())
    QTest.mouseDClick(ring.canvas, Qt.MouseButton.LeftButton, pos=ring.canvas.middle_box().center())
    QTest.keyClicks(field, "Somebody else")
    QTest.keyClick(field, Key.Key_Escape)
    assert stage.map.centre == "Riverside Residents"


def test_who_holds_many_relationships_is_told(
    stage: RingStage, ring: RingView, qtbot: QtBot
) -> None:
    add_entry(stage.store, stage.map, stage.row("Unions"), "Branch", known=[("Steward", 3)])
    stage.entries["S6"] = max(stage.map.entries)
    assert "Ward councillor" not in words(ring)
    let_one_hold(stage, ["S1", "S2", "S6"])
    said = "A, outlined: 3 relationships are held by Ward councillor."
    qtbot.waitUntil(lambda: said in words(ring))


def test_a_screen_reader_walks_people_and_chairs(ring: RingView) -> None:
    QAccessible.setActive(True)
    try:
        told = QAccessible.queryAccessibleInterface(ring.canvas)
        assert told.role() == QAccessible.Role.List
        assert told.childCount() == 6
        first = told.child(0)
        assert first.role() == QAccessible.Role.ListItem
        said = first.text(QAccessible.Text.Name)
        assert said == "Local authority. S1 Council: Town clerk, working together"
        QTest.keyClick(ring.canvas, Key.Key_Home)
        assert told.focusChild().object() is first.object()
        at = first.rect().center()
        assert told.childAt(at.x(), at.y()).object() is first.object()
    finally:
        QAccessible.setActive(False)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_both_themes_and_large_text_paint_all_of_it(
    stage: RingStage, qtbot: QtBot, dark: bool, scale: float
) -> None:
    view = shown(RingView(stage.live, Theme(dark=dark, text_scale=scale)), qtbot)
    picture = QImage(view.canvas.size(), QImage.Format.Format_RGB32)
    view.canvas.render(picture)
    colours = Theme(dark=dark).colours
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(0, 700, 3)
        if y < picture.height()
    }
    for wanted in (colours.amber_soft, colours.tints["sky"].rule, colours.ink):
        assert QColor(wanted).name() in seen


def test_a_ring_that_is_gone_leaves_nothing_behind(stage: RingStage, qapp: QApplication) -> None:
    view = RingView(stage.live, Theme())
    view.show()
    view.close()
    view.deleteLater()
    qapp.sendPostedEvents(None, 52)  # deferred deletion
    assert not isValid(view)
    add_entry(stage.store, stage.map, stage.row("Unions"), "Branch")
    qapp.processEvents()
