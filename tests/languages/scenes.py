"""Goes through every screen and dialog in one look, and says what is wrong: `scenes LOOK FOLDER`.

Looks are named by parts: `pseudo` (the language that nobody speaks), `rtl`, `dark`, `large`
(text at 200 %), `small` (960×600, as at 200 % of a projector's 1920×1200).
"""

import json
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from facilitator import i18n
from tests.languages.content import Content, of_decks
from tests.languages.pseudo import Pseudo, arabic
from tests.languages.reading import Painted, words_of
from tests.languages.room import cut_off
from tests.screens.screens import Camera
from ui.settings import Settings

HOME = (
    *("Walks along the towpath", "Warm evenings", "Riverside School", "Boathouse"),
    *("Riverside Hall", "What next for Riverside?", "Riverside, table 2", "Riverside"),
    *("documents", "Allotment", "Repairs", "The hall is warm, and empty on Tuesdays"),
)
"""What else somebody has written: at home, in a copy, and on a map with signs for letters."""
EDITED = {"editor", "editor-board", "rehearsal", "editor-cards"}
"""Scenes in which a deck is somebody's own work, and in its own language."""
MORE = (
    *("about", "room_settings", "length", "passphrase", "calibrate", "hand_over", "data"),
    *("share", "leave_nothing", "versions", "people_by_role", "take_up"),
)
"""Commands whose dialogs no picture is taken of."""
PICTURES = os.environ.get("LANGUAGES_PICTURES", "")


class Looker(Camera):
    """Looks at what the camera would take a picture of."""

    def __init__(self, look: str, folder: Path) -> None:
        self.parts = look.split("-")
        super().__init__("1280x720", folder, folder)
        self.name = look
        self.found: dict[str, list[str]] = {}
        self.scenes: list[str] = []
        self._content = Content()
        self._content.learn(*HOME, str(folder))
        self._edited = Content()
        self._edited.learn(*of_decks())

    def _prepare_home(self) -> None:
        super()._prepare_home()
        Settings.load().with_(
            dark="dark" in self.parts, text_size=200 if "large" in self.parts else 100
        )

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
            content = self._content if name not in EDITED else self._edited
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


def main(look: str) -> dict[str, list[str]]:
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
        looker.take_all()
    return looker.found


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1]), ensure_ascii=False, indent=1))
