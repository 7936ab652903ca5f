"""Erasing a drawing for good: asked first, since nothing brings it back."""

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.exercises.board.form import small
from ui.layouts import row
from ui.theme import Theme, dress


class EraseDialog(QDialog):
    """Says what goes. Accepted where somebody wants that."""

    def __init__(self, code: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Erase a drawing"))
        heading = small(_("Erase {code}’s drawing?").format(code=code), role="title")
        words = small(
            _(
                "It goes from this workshop and from the app’s backups, with the photograph of "
                "its sheet. Nothing brings it back, and nothing before it can be undone any more."
            ),
            role="",
        )
        self.erase = QPushButton(_("&Erase for good"))
        self.keep = QPushButton(_("Leave it as it is"))
        dress(self.erase, kind="stop")
        foot = row()
        foot.addStretch(1)
        for button, act in ((self.keep, self.reject), (self.erase, self.accept)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addWidget(heading)
        column.addWidget(words)
        column.addStretch(1)
        column.addLayout(foot)
        wide = min(theme.px(460), 1_000)
        self.resize(wide, max(theme.px(220), column.totalHeightForWidth(wide)))
        self.keep.setFocus()
