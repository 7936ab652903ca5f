"""Promises of the scene: rows come and go one by one, and can be found where they are."""

from facilitator.board_layout import Curve, Point, Rect
from ui.canvas.rows import Arrow, Card, Change, Frame, ZoneHeading
from ui.canvas.scene import BoardScene


def card(number: int, x: float = 0, y: float = 0, **more) -> Card:
    return Card(
        number, f"N{number}", more.pop("zone", "now"), "Words", x, y, 64, ("Words",), **more
    )


class Listener:
    def __init__(self, scene: BoardScene) -> None:
        self.heard: list[Change] = []
        scene.listen(self.hear)

    def hear(self, change: Change) -> None:
        self.heard.append(change)


def test_a_card_is_found_where_it_is_and_no_longer_where_it_was() -> None:
    scene = BoardScene()
    scene.put_card(card(1, 100, 100))
    assert scene.card_at(110, 110) == 1
    scene.put_card(card(1, 900, 4000))
    assert scene.card_at(110, 110) is None
    assert scene.card_at(910, 4010) == 1
    scene.remove_card(1)
    assert scene.card_at(910, 4010) is None
    assert scene.bounds is None


def test_the_card_moved_last_lies_on_top() -> None:
    scene = BoardScene()
    scene.put_card(card(1))
    scene.put_card(card(2, 10, 10))
    assert scene.card_at(20, 20) == 2
    scene.put_card(card(1, 5, 5))
    assert scene.card_at(20, 20) == 1


def test_a_change_names_its_row_and_covers_old_and_new_place() -> None:
    scene = BoardScene()
    scene.put_card(card(1, 0, 0))
    listener = Listener(scene)
    scene.put_card(card(1, 500, 0))
    (change,) = listener.heard
    assert (change.kind, change.id) == ("card", 1)
    assert change.box is not None
    assert change.box.x < 0
    assert change.box.right > 500 + 184
    scene.put_card(card(1, 500, 0))
    assert len(listener.heard) == 1


def test_a_listener_that_went_away_is_not_called() -> None:
    scene = BoardScene()
    heard = Listener(scene).heard
    scene.put_card(card(1))
    assert heard == []


def test_an_arrow_waits_for_its_cards_and_follows_them() -> None:
    scene = BoardScene()
    scene.put_arrow(Arrow(7, 1, 2))
    scene.put_card(card(1))
    assert scene.curves_of(7) == ()
    scene.put_card(card(2, 240, 300))
    assert scene.curves_of(7)[0].start == (184, 32)
    scene.put_card(card(2, 240, 600))
    assert scene.curves_of(7)[-1].end == (240, 632)
    assert scene.arrow_at(212, 332, 6) == 7
    assert scene.arrow_at(100, 500, 6) is None
    scene.remove_card(1)
    assert scene.curves_of(7) == ()
    assert scene.arrows_in(Rect(0, 0, 2000, 2000)) == set()


def test_a_route_is_kept_until_a_card_leaves_its_end() -> None:
    scene = BoardScene()
    scene.put_card(card(1))
    scene.put_card(card(2, 240))
    way = Curve(Point(184, 20), Point(200, 20), Point(220, 40), Point(240, 40))
    scene.put_arrow(Arrow(7, 1, 2, route=(way,)))
    assert scene.curves_of(7) == (way,)
    scene.put_card(card(2, 240, 200))
    assert scene.curves_of(7) != (way,)


def test_a_collapsed_group_stands_for_its_cards() -> None:
    scene = BoardScene()
    for number, y in ((1, 100), (2, 180), (3, 400)):
        scene.put_card(card(number, 0, y))
    scene.put_card(card(9, 240, 0))
    scene.put_arrow(Arrow(1, 2, 9))
    scene.put_arrow(Arrow(2, 1, 2))
    scene.put_frame(Frame(5, "Transport", (1, 2)))
    around = scene.frame_box(5)
    assert around is not None
    assert around.bottom > 180 + 64
    scene.put_frame(Frame(5, "Transport", (1, 2), collapsed=True))
    assert scene.card_at(10, 190) is None
    assert scene.frame_at(10, 110) == 5
    assert scene.curves_of(1)[0].start.y == 132
    assert scene.curves_of(2) == ()
    assert scene.reading_order() == [9, 3]
    scene.put_frame(Frame(5, "Transport", (1, 2)))
    assert scene.card_at(10, 190) == 2
    scene.remove_frame(5)
    assert scene.frame_at(10, 80) is None
    assert scene.card_at(10, 190) == 2


def test_cards_are_read_zone_by_zone_from_the_top() -> None:
    scene = BoardScene()
    scene.set_headings([ZoneHeading("now", "Now", 0), ZoneHeading("vision", "Vision", 240)])
    scene.put_card(card(1, 240, 10, zone="vision"))
    scene.put_card(card(2, 0, 300))
    scene.put_card(card(3, 0, 20))
    assert scene.reading_order() == [3, 2, 1]


def test_bounds_grow_and_shrink_with_the_cards() -> None:
    scene = BoardScene()
    scene.put_card(card(1, 0, 0))
    scene.put_card(card(2, 1000, 2000))
    assert scene.bounds == (0, 0, 1184, 2064)
    scene.put_card(card(2, 300, 0))
    assert scene.bounds == (0, 0, 484, 64)
    scene.clear()
    assert scene.bounds is None
    assert not scene.cards
