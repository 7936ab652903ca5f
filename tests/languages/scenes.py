"""Goes through every screen and dialog in one look, and says what is wrong: `scenes LOOK [more]`.

Looks are named by parts: `pseudo` (the language that nobody speaks), `rtl`, `dark`, `large`
(text at 200 %), `small` (960×600, as at 200 % of a projector's 1920×1200), `dyslexic` (the
letters of OpenDyslexic). With `more`, it goes where no picture is taken.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from facilitator import i18n
from tests.hands import Hands
from tests.languages.content import (
    Content,
    cited_by_decks,
    of_decks,
    parts_of_the_program,
    words_of_the_help,
)
from tests.languages.more import EDITED as EDITED_PLACES
from tests.languages.more import IN_ENGLISH, PLACES, SpeakingHands, SpeakingTour
from tests.languages.pseudo import Pseudo, arabic
from tests.languages.reading import Painted, words_of
from tests.languages.room import cut_off
from tests.screens.screens import RUNNING_LATE, SIZES, Camera
from ui.settings import Settings

HOME = (
    *("Walks along the towpath", "Warm evenings", "Riverside School", "Boathouse"),
    *("Riverside Hall", "What next for Riverside?", "Riverside, table 2", "Riverside"),
    *("documents", "Allotment", "Repairs", "The hall is warm, and empty on Tuesdays"),
    *("Is that so?", "Yes", "No", "Gone", "Hall", "Earlier", "Locked", "Caretaker", "Cook", "Soup"),
    *("riverside", "Our street", "street", "open", "Boards", "Theirs", "txt", "report", "jpg"),
    *("gone.workshop", "Warm evenings", "stick", "blank", "It is open.", "newer", "one.pdf"),
)
"""What else somebody has written: at home, in a copy, and on a map with signs for letters."""
PASTED = ("Who cooks on Monday?", "FO", "Food")
"""What comes from a spreadsheet into a deck."""
EDITED = {"editor", "editor-board", "rehearsal", "editor-cards"}
"""Scenes in which a deck is somebody's own work, and in its own language."""
MORE = (
    *("about", "room_settings", "length", "passphrase", "calibrate", "hand_over", "data"),
    *("share", "leave_nothing", "versions", "people_by_role", "take_up", "settings", "about_app"),
    *("quick_start", "handbook"),
)
"""Commands whose dialogs no picture is taken of."""
PICTURES = os.environ.get("LANGUAGES_PICTURES", "")
ONLY = os.environ.get("LANGUAGES_ONLY", "")
"""The only places that `more` goes to."""


class Looker(Camera):
    """Looks at what the camera would take a picture of."""

    def __init__(self, look: str, folder: Path) -> None:
        self.parts = look.split("-")
        super().__init__("200" if "small" in self.parts else "1280x720", folder, folder)
        self.name = look
        self.found: dict[str, list[str]] = {}
        self.scenes: list[str] = []
        self._content = Content()
        self._content.learn(*HOME, str(folder), *parts_of_the_program(), *words_of_the_help())
        self._content.learn(*cited_by_decks())
        self._edited = Content()
        self._edited.learn(*of_decks(), *PASTED)
        self._in_editor = False

    def take_more(self) -> None:
        """Go where no picture is taken, each time in a window of its own."""
        self._choose_look()
        for place in PLACES:
            name = place.__name__
            if ONLY and name not in ONLY.split(","):
                continue
            if name in IN_ENGLISH and not {"pseudo", "rtl", "arabic"}.isdisjoint(self.parts):
                continue
            folder = self._folder / name
            folder.mkdir()
            self._content.learn(str(folder), name)
            self._in_editor = name in EDITED_PLACES
            size = SIZES[self._look]
            with SpeakingHands.on(folder / "documents", size, lambda: RUNNING_LATE) as hands:
                self._hands: Hands = hands
                place(SpeakingTour(hands, folder, self._shoot))

    def _choose_look(self) -> None:
        Settings.load().with_(
            dark="dark" in self.parts,
            text_size=200 if "large" in self.parts else 100,
            face="opendyslexic" if "dyslexic" in self.parts else "atkinson",
        )

    def _prepare_home(self) -> None:
        super()._prepare_home()
        self._choose_look()

    def _people(self) -> None:
        super()._people()
        self._more_dialogs()

    def _more_dialogs(self) -> None:
        """Open what the camera takes no picture of."""
        commands = self._hands.window.commands
        for name in MORE:
            action = getattr(commands, name)
            assert action.isEnabled(), name
            action.trigger()
            self._hands.rest(60)
            front = QApplication.activeModalWidget() or QApplication.activeWindow()
            assert front is not None, name
            self._shoot(name, front)
            if front is not self._hands.window:
                front.close()
            self._hands.rest(20)

    def _shoot(self, name: str, widget: QWidget | None = None) -> None:
        self._hands.rest(20)
        for _round in range(8):  # a layout may settle in several rounds
            QApplication.sendPostedEvents()
        top = widget or self._hands.window
        self.scenes.append(name)
        with Painted() as painted:
            picture = top.grab()
        if PICTURES:
            picture.save(f"{PICTURES}/{name}-{self.name}.png")
        said: dict[str, set[str]] = {"untranslated": set(), "cut off": set()}
        if "pseudo" in self.parts:
            is_edited = name in EDITED or self._in_editor
            content = self._edited if is_edited else self._content
            if self._hands.window.page is not None:
                self._content.learn_workshop(self._hands.window.page)
            for where, text in [*words_of(top), *(("painted", t) for t in painted.texts)]:
                if rest := content.strange(text):
                    said["untranslated"].add(f"{where}: {text!r} ({rest})")
        said["cut off"].update(cut_off(top))
        said["cut off"].update(painted.cut)
        for kind, sentences in said.items():
            for sentence in sentences:
                self.found.setdefault(f"{kind}: {sentence}", []).append(name)


def main(look: str, *, more: bool) -> dict[str, list[str]]:
    parts = look.split("-")
    if "pseudo" in parts:
        i18n.speak("en", Pseudo())
    if "rtl" in parts:
        i18n.speak("ar_EG", Pseudo())
    if "arabic" in parts:
        i18n.speak("ar_EG", Pseudo(arabic))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FACILITATOR_DATA_DIR"] = str(Path(folder, "data"))
        looker = Looker(look, Path(folder))
        if more:
            looker.take_more()
        else:
            looker.take_all()
    return looker.found


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], more="more" in sys.argv[2:]), ensure_ascii=False, indent=1))
