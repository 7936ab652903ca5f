"""About Facilitator: its name, its version, what it does, and what it stands on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from facilitator import __version__
from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from facilitator.licences import Part, parts
from ui.about_app.licences import Licences
from ui.theme import Theme, dress


class AboutApp(QDialog):
    """Says what the program is; below, every part of it with its licence. Esc closes it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About Facilitator"))
        heading = QLabel(_("Facilitator {version}").format(version=__version__))
        dress(heading, role="title")
        what = QLabel(
            _(
                "Guides community workshops offline, keeps what people say, and prints it before "
                "they leave."
            ),
            wordWrap=True,
        )
        self.licences = Licences(_everything(), theme)
        buttons = QDialogButtonBox()
        close = buttons.addButton(_("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(what)
        column.addSpacing(8)
        column.addWidget(self.licences, 1)
        column.addSpacing(4)
        column.addWidget(buttons)
        self.resize(min(theme.px(1_000), 1_180), min(theme.px(640), 660))
        self.licences.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _everything() -> list[Part] | str:
    """Return all parts, or a sentence where they cannot be told."""
    try:
        return parts()
    except FacilitatorError as error:
        return str(error)
