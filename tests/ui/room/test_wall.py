"""The wall, worked from the laptop: blank, steps by a clicker, the screen that comes and goes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from facilitator.day import clock
from facilitator.decks import parse_deck, shipped_source
from facilitator.decks.writing import deck_source
from facilitator.exercises.board.notes import add_notes
from facilitator.plan import add_activity, begin
from facilitator.store import Store
from facilitator.workshop import Activity, DeckPicture
from tests.hands import Hands
from ui.awake import Awake
from ui.live_board import LiveBoard
from ui.live_day import LiveDay
from ui.room.chime import Chime
from ui.room.dialog import RoomDialog
from ui.room.screen import wall_screen
from ui.room.settings import RoomSettings
from ui.room.view import RoomView

ARABIC = "ماذا ترى؟"


def picture() -> bytes:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#C02080"))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def told_deck() -> str:
    """Return a deck whose second step is asked in two languages, and shows a picture."""
    deck = parse_deck(shipped_source("keep_amplify_discard_create"))
    first, second, *others = deck.steps
    second = second.model_copy(
        update={
            "also": {"ar": ARABIC},
            "picture": "hall.png",
            "picture_says": "The hall on a Saturday",
        }
    )
    return deck_source(deck.model_copy(update={"steps": [first, second, *others]}))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "street.workshop"
    with begin(path, title="Our street", question="How might we share the hall?") as store:
        activity = add_activity(store, told_deck())
        with store.progress() as session:
            deck_id = session.get_one(Activity, activity).deck_id
            session.add(DeckPicture(deck_id=deck_id, name="hall.png", data=picture()))
        live = LiveBoard(store, activity)
        add_notes(store, live.whole, live.whole.deck.zones[0].key, ["The choir", "The shed"])
        live.close()
    return path


@pytest.fixture
def hands(tmp_path: Path, file: Path) -> Iterator[Hands]:
    with Hands.on(tmp_path / "documents", path=file) as hands:
        hands.focus_window()
        hands.capture_field()
        yield hands


def at(hands: Hands) -> int:
    page = hands.window.page
    assert page is not None
    assert page.live is not None
    return page.day.at(page.live.activity_id).step


def opened(hands: Hands) -> RoomView:
    hands.press("F11")
    return hands.find(RoomView)


def said(hands: Hands, sentence: str) -> bool:
    return any(sentence in label.text() for label in hands.window.findChildren(QLabel))


def test_a_clicker_turns_steps_in_either_window(hands: Hands) -> None:
    hands.press("PgDown")
    assert at(hands) == 1
    hands.press("PgUp")
    assert at(hands) == 0
    room = opened(hands)
    QTest.keyClick(room, Qt.Key.Key_PageDown)
    assert at(hands) == 1
    QTest.keyClick(room, Qt.Key.Key_PageUp)
    assert at(hands) == 0


def test_a_list_and_a_long_text_keep_their_keys(hands: Hands) -> None:
    hands.press("Ctrl+L")
    hands.list_of_notes().setFocus()
    hands.press("PgDown")
    assert at(hands) == 0
    field = hands.capture_field()
    field.setPlainText("\n".join("word" for _line in range(30)))
    hands.rest(20)
    hands.press("PgUp")
    assert at(hands) == 0


def test_one_key_blanks_the_wall_from_the_laptop(hands: Hands) -> None:
    hands.press("Ctrl+B")
    assert said(hands, "F11 opens the room view")
    room = opened(hands)
    hands.focus_window()
    hands.press("Ctrl+B")
    assert room.blank
    assert room.accessibleDescription() == "Nothing is shown"
    assert said(hands, "The wall is blank")
    hands.press("Ctrl+B")
    assert not room.blank


def test_a_step_in_two_languages_with_a_picture_has_the_wall_to_itself(hands: Hands) -> None:
    room = opened(hands)
    assert room.chapter != "question"
    QTest.keyClick(room, Qt.Key.Key_PageDown)
    hands.until(lambda: room.chapter == "question")
    heard = room.accessibleDescription()
    assert ARABIC in heard
    assert "Picture: The hall on a Saturday" in heard
    place = room.frame.picture
    assert place is not None
    image, ratio = room.grab().toImage(), room.devicePixelRatioF()
    middle = image.pixelColor(
        round((place.x + place.width / 2) * ratio), round((place.y + place.height / 2) * ratio)
    )
    assert middle == QColor("#C02080")
    room.forward()
    assert ARABIC in [line.text for line in room.frame.header]
    assert room.frame.picture is None


def test_the_projector_goes_and_comes_back(hands: Hands) -> None:
    room = opened(hands)
    screen = QGuiApplication.primaryScreen()
    assert room.screens.name == screen.name()
    room.turn_to("zone-" + hands.window.page.live.board.deck.zones[0].key)  # type: ignore[union-attr]
    page = room.page
    room.screens.lose(screen)
    assert room.isVisible()
    assert not room.isFullScreen()
    assert room.screens.name is None
    assert said(hands, "The wall’s screen is gone")
    hands.focus_window()
    hands.capture_field()
    hands.enter("Said meanwhile")
    room.screens.take(screen)
    assert room.isFullScreen()
    assert room.screens.name == screen.name()
    assert said(hands, "The wall’s screen is back")
    assert room.page.blocks[0] == page.blocks[0] or "Said meanwhile" in room.page.spoken()
    hands.until(lambda: "Said meanwhile" in room.page.spoken(), "what was said meanwhile")


def test_the_chosen_screen_is_the_wall() -> None:
    screens = ["laptop", "projector", "television"]
    assert wall_screen("laptop", screens, "television") == "television"
    assert wall_screen("laptop", screens, "gone") == "projector"
    assert wall_screen("laptop", ["laptop", "projector"], "laptop") == "laptop"


def test_the_dialog_remembers_the_screen_and_the_chime(hands: Hands) -> None:
    RoomSettings(screen="Beamer").with_()
    dialog = RoomDialog(RoomSettings.load(), hands.window)
    names = [dialog.screen_.itemData(row) for row in range(dialog.screen_.count())]
    assert names == ["", QGuiApplication.primaryScreen().name(), "Beamer"]
    assert dialog.screen_.currentData() == "Beamer"
    assert not dialog.chime.isChecked()
    dialog.screen_.setCurrentIndex(1)
    dialog.chime.click()
    dialog.remember()
    assert RoomSettings.load().screen == QGuiApplication.primaryScreen().name()
    assert RoomSettings.load().chime


@pytest.mark.parametrize("asked", [True, False])
def test_a_chime_rings_once_and_only_if_asked(file: Path, hands: Hands, asked: bool) -> None:
    RoomSettings().with_(chime=asked)
    page = hands.window.page
    assert page is not None
    store, rang = page.store, []
    now = [store.clock()]
    store.clock = lambda: now[0]
    chime = Chime(page.day)
    chime.rang.connect(lambda: rang.append(True))
    clock.start(store, 1)
    left, _whole = page.day.time(1)
    for later in (left - 1, 1, 1, 1):
        now[0] = now[0].fromtimestamp(now[0].timestamp() + later, now[0].tzinfo)
        page.day.ticked.emit()
    assert len(rang) == int(asked)


def test_the_laptop_stays_awake_while_people_are_in_the_room(file: Path) -> None:
    held: list[str] = []

    def hold() -> object:
        held.append("held")
        return lambda: held.append("let go")

    with Store.open(file) as store:
        day = LiveDay(store)
        awake = Awake(day, hold=hold)  # type: ignore[arg-type]
        assert held == []
        clock.start(store, 1)
        clock.pause(store)
        assert held == ["held"]
        clock.end_day(store)
        assert held == ["held", "let go"]
        clock.start(store, 1)
        awake.let_go()
        awake.let_go()
        assert held == ["held", "let go"] * 2
        day.close()
