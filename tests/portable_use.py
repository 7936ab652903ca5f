"""A process that starts the real window, uses it, has something go wrong in it, and closes it."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.hands import Hands
from ui.cli import main
from ui.main_window import MainWindow


class Use:
    """Waits for the window, and goes on from there."""

    def begin(self) -> None:
        shown = QApplication.topLevelWidgets()
        found = [each for each in shown if isinstance(each, MainWindow) and each.isVisible()]
        if not found:
            QTimer.singleShot(50, self.begin)
            return
        hands = Hands(found[0])
        hands.rest(400)
        hands.window.begin_with("theory_of_change_120")
        hands.capture_field()
        hands.enter("Nobody knows the hall is there")
        QTimer.singleShot(300, self.put_away)
        hands.window.files.ask_for_file()
        QTimer.singleShot(0, self.go_wrong)
        QTimer.singleShot(600, self.leave)

    def go_wrong(self) -> None:
        raise ZeroDivisionError

    def put_away(self) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QFileDialog), "the desktop would remember what its own one opened"
        box.reject()

    def leave(self) -> None:
        QApplication.closeAllWindows()


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    QTimer.singleShot(0, Use().begin)
    sys.exit(main([]))
