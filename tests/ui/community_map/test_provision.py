"""What happens here is typed as pairs tell it, corrected, and seen as a week."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget

from facilitator.exercises.community_map import places
from facilitator.exercises.community_map.tables import Provision
from tests.ui.community_map.map_hands import MapHands, workshop
from tests.ui.room.seen import everything_open
from ui.exercises.community_map.provision_form import ProvisionForm
from ui.exercises.community_map.provision_list import ProvisionList
from ui.exercises.community_map.said_line import SaidField
from ui.exercises.community_map.week_view import WeekView
from ui.log_book.promise_dialog import PromiseDialog
from ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
ALOUD = Qt.ItemDataRole.AccessibleTextRole
LUNCH = "Lunch club, Tue and Thu 12-14, St Mark's hall, free"
SHARE = "The Gleaners: food share, Thu 13-15, step-free, Community shop"


@pytest.fixture
def page(qapp: object, tmp_path: Path) -> Iterator[MapHands]:
    """Open a provision map, which has no base map, with the cursor where is typed."""
    path = workshop(tmp_path / "street.workshop", ("provision_map",))
    with MapHands.on(tmp_path / "documents", path=path) as hands:
        assert isinstance(hands, MapHands)
        window_page = hands.window.page
        assert window_page is not None
        window_page.focus_capture()
        yield hands


def rows(hands: MapHands) -> list[Provision]:
    return list(hands.board.provision.values())


def row(hands: MapHands, label: str) -> Provision:
    return next(each for each in rows(hands) if each.label == label)


def listed(hands: MapHands) -> list[str]:
    model = hands.find(ProvisionList).model()
    return [str(model.index(at, 0).data(ALOUD)) for at in range(model.rowCount())]


def week(hands: MapHands) -> list[str]:
    """Return what a screen reader says of each cell of the week."""
    model = hands.find(WeekView).model()
    return [
        str(model.index(at, column).data(ALOUD))
        for at in range(model.rowCount())
        for column in range(model.columnCount())
    ]


def tick(hands: MapHands, title: str) -> None:
    boxes = hands.window.findChildren(QCheckBox)
    next(box for box in boxes if box.text().replace("&", "") == title).click()


def test_what_pairs_tell_is_kept_line_by_line(page: MapHands) -> None:
    page.enter(LUNCH)
    QAbstractItemModelTester(page.find(ProvisionList).model())
    QAbstractItemModelTester(page.find(WeekView).model())
    page.enter(SHARE)
    assert isinstance(page.focus, SaidField)
    lunch, share = row(page, "O1"), row(page, "O2")
    assert (lunch.what, lunch.place, lunch.cost) == ("Lunch club", "St Mark's hall", "free")
    assert (lunch.days, lunch.starts, lunch.ends) == (["tue", "thu"], "12:00", "14:00")
    assert (share.group_name, share.what, share.access) == (
        "The Gleaners",
        "food share",
        "step-free",
    )
    assert lunch.heard_on
    assert listed(page)[0] == (
        "O1, Lunch club, Tuesday, Thursday, 12:00–14:00, St Mark's hall, free, not to be listed"
    )


def test_it_says_what_it_understood_before_anything_is_kept(page: MapHands) -> None:
    page.write(LUNCH)
    said = "What: Lunch club, When: Tue, Thu 12:00–14:00, Where: St Mark's hall, Cost: free"
    assert page.focus.accessibleDescription() == said
    assert not rows(page)
    page.write(", Sat 10-12")
    assert "For another time, type another line." in page.focus.accessibleDescription()


def test_a_line_without_what_happens_is_asked_for(page: MapHands) -> None:
    page.enter("Tue 12-14")
    assert not rows(page)
    assert "Say what happens first, then when and where." in page.asked()
    assert page.find(SaidField).text() == "Tue 12-14"


def test_everything_that_was_understood_can_be_corrected(page: MapHands) -> None:
    page.enter(LUNCH)
    page.press("Down")
    page.press("Return")
    assert page.focus.accessibleName() == "What happens"
    page.write("Big lunch")
    page.press("Tab", times=2)
    assert page.focus.accessibleName() == "Monday"
    page.press("Space")
    page.press("Right")
    page.press("Space")
    page.find(QLineEdit, "To").setFocus()
    page.find(QLineEdit, "To").selectAll()
    page.write("2.30pm")
    page.find(QLineEdit, "Cost").setFocus()
    page.until(lambda: page.find(QLineEdit, "To").text() == "14:30")
    tick(page, "May be listed")
    page.press("Escape")
    assert isinstance(page.focus, ProvisionList)
    here = row(page, "O1")
    assert (here.what, here.days, here.ends) == ("Big lunch", ["mon", "thu"], "14:30")
    assert here.may_be_listed
    page.press("Up")
    assert isinstance(page.focus, SaidField)


def test_a_time_or_a_day_that_is_none_is_said_and_not_kept(page: MapHands) -> None:
    page.enter(LUNCH)
    page.press("Down")
    page.press("Return")
    page.find(QLineEdit, "From").setFocus()
    page.find(QLineEdit, "From").selectAll()
    page.write("soon")
    page.press("Tab")
    assert "“soon” is not a time; write it as 14:00 or 2pm." in page.asked()
    page.until(lambda: page.find(QLineEdit, "From").text() == "12:00")
    page.find(QLineEdit, "Heard on").setFocus()
    page.find(QLineEdit, "Heard on").selectAll()
    page.write("last week")
    page.press("Tab")
    assert row(page, "O1").starts == "12:00"
    page.until(lambda: page.find(QLineEdit, "Heard on").text() == row(page, "O1").heard_on)


def test_the_week_shows_empty_days_and_what_is_at_the_same_time(page: MapHands) -> None:
    for line in (LUNCH, SHARE, "Choir Mon 7pm", "Repair cafe, Sat", "Phone line"):
        page.enter(line)
    said = week(page)
    assert "Monday, Evening: O3 Choir, 19:00" in said
    assert "Wednesday: nothing that we know of" in said
    assert "Tuesday, Afternoon: O1 Lunch club, 12:00–14:00" in said
    assert (
        "Thursday, Afternoon: O1 Lunch club, 12:00–14:00, same time as O2; "
        "O2 food share, 13:00–15:00, same time as O1"
    ) in said
    assert "Saturday, No time: O4 Repair cafe" in said
    assert "No day, No time: O5 Phone line" in said


def test_the_week_is_walked_by_arrow_keys(page: MapHands) -> None:
    for line in (LUNCH, SHARE):
        page.enter(line)
    view = page.find(WeekView)
    view.setFocus()
    page.press("Home")
    page.press("Up", times=7)
    page.press("Down")
    page.press("Right")
    page.press("Down", times=2)  # across Wednesday, on which there is nothing
    assert str(view.currentIndex().data(ALOUD)).startswith("Thursday, Afternoon: O1 Lunch club")
    page.press("Space")
    first = page.find(ProvisionList).currentIndex().data(ALOUD)
    page.press("Space")
    second = page.find(ProvisionList).currentIndex().data(ALOUD)
    assert {str(first)[:2], str(second)[:2]} == {"O1", "O2"}
    page.press("Return")
    assert page.find(ProvisionForm)
    assert page.focus.accessibleName() == "What happens"


def test_a_click_in_the_week_chooses_it(page: MapHands) -> None:
    for line in (LUNCH, "Choir Mon 7pm"):
        page.enter(line)
    view = page.find(WeekView)
    cell = view.visualRect(view.model().index(1, 1))
    at = cell.topLeft()
    at.setX(at.x() + 20)
    at.setY(at.y() + 12)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert str(page.find(ProvisionList).currentIndex().data(ALOUD)).startswith("O1, Lunch club")


def test_a_line_is_taken_off_and_brought_back(page: MapHands) -> None:
    page.enter(LUNCH)
    page.enter("Choir Mon 7pm")
    page.press("Down")
    page.press("Delete")
    assert [each.label for each in rows(page)] == ["O1"]
    assert "O2 is off the list: Choir. Ctrl+Z brings it back." in page.asked()
    page.press("Ctrl+Z")
    assert [each.label for each in rows(page)] == ["O1", "O2"]
    assert len(listed(page)) == 2
    page.find(SaidField).setFocus()
    page.press("Ctrl+Z")
    assert [each.label for each in rows(page)] == ["O1"]


def test_where_may_be_a_pin(page: MapHands) -> None:
    board = page.board
    hall = places.add_place(page.store, board, "place", 10, 10, title="St Mark's hall")
    page.enter(LUNCH)
    page.enter("Choir, Mon 7pm, l1")
    assert [each.place_id for each in rows(page)] == [hall, hall]
    assert row(page, "O2").place == "St Mark's hall"
    assert "St Mark's hall (L1)" in listed(page)[1]


def test_only_who_agreed_is_in_sight_while_the_room_may_look(page: MapHands) -> None:
    page.enter("Xylophone practice, Mon 7pm")
    tick(page, "Wants to be listed")
    page.find(SaidField).setFocus()
    page.enter(LUNCH)
    page.screen.desk.live.hide(on=True)
    page.rest(20)
    assert len(listed(page)) == 1
    assert "ylophone" not in everything_open()
    assert "1 line is not shown while the room may see it" in page.words()
    assert "nothing to show while the room may see it" in "\n".join(week(page))
    assert "nothing that we know of" not in "\n".join(week(page))
    tick(page, "Wants to be listed")
    page.find(SaidField).setFocus()
    page.enter("Kettle repair, Wed 10-12")
    assert "Kettle repair" in listed(page)[1]  # it is in hand
    page.enter("Chess, Fri 7pm")
    assert "Kettle" not in "".join(listed(page))
    page.screen.desk.live.hide(on=False)
    assert len(listed(page)) == 4


def test_a_promise_comes_from_the_line_in_hand(page: MapHands) -> None:
    page.enter(LUNCH)
    source = page.screen.promise_in_hand()
    assert source is not None
    assert (source.source, source.for_everybody) == ("O1", False)
    page.press("Down")
    page.press("Return")
    buttons = page.find(ProvisionForm).findChildren(QPushButton)
    next(button for button in buttons if "Promise" in button.text()).click()
    assert page.find(PromiseDialog)


def test_a_line_that_was_begun_is_kept_when_the_workshop_closes(page: MapHands) -> None:
    page.write("Choir, Mon 7pm")
    path = page.store.path
    page.press("Ctrl+W")
    page.window.open_path(path)
    page.rest(20)
    assert [each.what for each in rows(page)] == ["Choir"]


def test_the_questions_lead_to_lines_and_days(page: MapHands) -> None:
    for line in (LUNCH, "Choir Mon 7pm"):
        page.enter(line)
    for label in ("O1", "O2+O1"):
        page.screen.select_labels([label])
        current = page.find(ProvisionList).currentIndex().data(ALOUD)
        assert str(current).startswith(label[:2])
    page.screen.select_labels(["wed"])
    said = page.find(WeekView).currentIndex().data(ALOUD)
    assert said == "Wednesday: nothing that we know of"


@pytest.mark.parametrize("size", [(1280, 720), (700, 720), (1900, 1000)])
def test_list_week_and_form_have_room(page: MapHands, size: tuple[int, int]) -> None:
    page.enter(LUNCH)
    page.window.resize(*size)
    page.screen.set_theme(Theme(text_scale=2.0))
    page.rest(20)
    assert _is_in_sight(page.find(ProvisionList))
    assert _is_in_sight(page.find(WeekView))
    page.press("Down")
    page.press("Return")
    page.rest(20)
    assert _is_in_sight(page.find(ProvisionForm))
    page.press("Escape")
    page.rest(20)
    assert _is_in_sight(page.find(WeekView))


def _is_in_sight(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect().height() > 40
