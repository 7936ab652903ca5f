"""One plain dialog: what happened, that the work is saved, and where the report lies."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.i18n import _, ngettext
from ui.message_bar import announce
from ui.theme import Theme, dress

WIDTH: Final = 460
COUNTED_MS: Final = 1_000
"""What comes while the dialog shows is counted no more often: showing it may be what goes wrong."""


class TroubleDialog(QDialog):
    """Tells of one thing that went wrong, and counts what goes wrong while it shows."""

    close_wanted = Signal()
    """Somebody wants the app to close."""

    def __init__(self, text: str, path: Path | None, theme: Theme, parent: QWidget) -> None:
        """Tell of a report with this text, and of where it lies, where it could be kept."""
        super().__init__(parent)
        self._text = text
        self._more, self._returns = 0, False
        self.setWindowTitle(_("Something went wrong"))
        self._count, self._again, self._copied = _plain("muted"), _plain("strong"), _plain("accent")
        self._timer = QTimer(self, singleShot=True, interval=COUNTED_MS)
        self._timer.timeout.connect(self._show_count)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for part in (
            _plain("title", _("That did not work")),
            _plain(
                "",
                _("Something went wrong in the app that nobody foresaw; carry on where you were."),
            ),
            _plain("strong", _("What you did before is saved.")),
            _plain("", _where(path)),
            self._count,
            self._again,
            self._copied,
        ):
            column.addWidget(part)
        column.addSpacing(8)
        self._foot = self._buttons()
        column.addLayout(self._foot)
        for hidden in (self._count, self._again, self._copied, self._close):
            hidden.hide()
        self.setMinimumWidth(min(theme.px(WIDTH), 1_000))
        self._fit()
        self._carry_on.setFocus()

    def _buttons(self) -> QHBoxLayout:
        copy = QPushButton(_("&Copy the report"))
        self._close = QPushButton(_("C&lose Facilitator"))
        self._carry_on = QPushButton(_("Carry &on"))
        self._carry_on.setDefault(True)
        dress(self._carry_on, kind="filled")
        for button in (copy, self._close):
            button.setAutoDefault(False)
        copy.clicked.connect(self._copy)
        self._close.clicked.connect(self._leave)
        self._carry_on.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(self._close)
        row.addWidget(self._carry_on)
        return row

    def count(self) -> None:
        """Count one more thing that went wrong."""
        self._more += 1
        if not self._timer.isActive():
            self._timer.start()

    def offer_to_close(self) -> None:
        """Offer to close the app: the same goes wrong again and again."""
        if not self._returns:
            self._returns = True
            self._again.setText(
                _(
                    "The same goes wrong again and again. Close Facilitator and open it again; "
                    "nothing is lost by that."
                )
            )
            self._again.show()
            self._close.show()
            self._fit()
            announce(self, self._again.text())

    def _show_count(self) -> None:
        sentence = ngettext(
            "It went wrong once more since.", "It went wrong {count} more times since.", self._more
        )
        self._count.setText(sentence.format(count=self._more))
        self._count.show()
        self._fit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self._copied.setText(
            _("The report is copied: paste it into a message to whoever helps you.")
        )
        self._copied.show()
        self._fit()
        announce(self, self._copied.text())

    def _leave(self) -> None:
        self.accept()
        self.close_wanted.emit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            margins = layout.contentsMargins()
            foot = self._foot.sizeHint().width() + margins.left() + margins.right()
            width = max(self.width() if self.isVisible() else 0, self.minimumWidth(), foot)
            self.resize(width, layout.totalHeightForWidth(width))


def _where(path: Path | None) -> str:
    if path is None:
        return _("No report of it could be kept: the disk may be full. It can still be copied.")
    message = _(
        "A report is in the folder “{folder}”, in the file “{name}”. It says where in the app it "
        "happened, and nothing of what anybody wrote."
    )
    return message.format(folder=path.parent, name=path.name)


def _plain(role: str, text: str = "") -> QLabel:
    label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    keys = Qt.TextInteractionFlag.TextSelectableByMouse
    label.setTextInteractionFlags(keys)
    if role:
        dress(label, role=role)
    return label
