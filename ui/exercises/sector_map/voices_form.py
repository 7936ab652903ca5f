"""What is in hand of the trusted voices: a community, or somebody whom it asks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.exercises.sector_map.tables import TrustedVoice, VoiceCommunity
from facilitator.i18n import _
from ui.exercises.fields import SavedLine
from ui.exercises.sector_map.voices_words import listed, typed
from ui.live_people import LivePeople
from ui.theme import dress


class VoicesForm(QWidget):
    """Shows a community, a voice, or what to begin with. What is entered is saved at once."""

    community_changed = Signal(dict)
    voice_changed = Signal(dict)
    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.begin = QLabel(
            _("Begin with a community: a street, a congregation, people who speak one language."),
            wordWrap=True,
        )
        dress(self.begin, role="muted")
        self.name, self.languages = _line(_("Community")), _line(_("Languages"))
        self.role, self.touchpoint = _line(_("Voice, as a role")), _line(_("Touchpoint"))
        self.spoken, self.backup = _line(_("Languages spoken")), _line(_("Who stands in"))
        self.trained = QCheckBox(_("T&rained"))
        self.community = self._page(
            [
                (_("&Community"), self.name, ""),
                (_("&Languages wanted"), self.languages, _commas()),
            ]
        )
        self.voice = self._page(
            [
                (_("&Voice, as a role"), self.role, ""),
                (_("&Touchpoint"), self.touchpoint, _("where people meet them")),
                (_("&Languages"), self.spoken, _commas()),
                (_("Who stands &in, as a role"), self.backup, _("nobody yet")),
            ],
            self.trained,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.begin.setContentsMargins(16, 0, 4, 0)
        for page in (self.begin, self.community, self.voice):
            column.addWidget(page)
        self._connect()

    def _page(
        self, fields: list[tuple[str, SavedLine, str]], tick: QCheckBox | None = None
    ) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(16, 0, 4, 0)
        form.setSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for title, field, hint in fields:
            field.setPlaceholderText(hint)
            form.addRow(title, field)
        if tick is not None:
            form.addRow(tick)
        remove = QPushButton(_("&Delete"))
        remove.setAutoDefault(False)
        remove.clicked.connect(lambda _checked: self.removal_wanted.emit())
        form.addRow(remove)
        return page

    def _connect(self) -> None:
        self.name.saved.connect(lambda text: self.community_changed.emit({"name": text}))
        self.languages.saved.connect(
            lambda text: self.community_changed.emit({"languages": typed(text)})
        )
        self.role.saved.connect(lambda text: self.voice_changed.emit({"who": text}))
        self.touchpoint.saved.connect(lambda text: self.voice_changed.emit({"touchpoint": text}))
        self.spoken.saved.connect(lambda text: self.voice_changed.emit({"languages": typed(text)}))
        self.backup.saved.connect(lambda text: self.voice_changed.emit({"backup": text or None}))
        self.trained.clicked.connect(lambda on: self.voice_changed.emit({"trained": on}))

    def show_nothing(self) -> None:
        """Say what to begin with."""
        self._show(self.begin)

    def _show(self, shown: QWidget) -> None:
        for page in (self.begin, self.community, self.voice):
            page.setVisible(page is shown)

    def show_community(self, row: VoiceCommunity) -> None:
        """Show a community as the file has it."""
        self.name.show_text(row.name)
        self.languages.show_text(listed(row.languages))
        self._show(self.community)

    def show_voice(self, row: TrustedVoice, people: LivePeople) -> None:
        """Show a voice as the file has it."""
        self.role.show_text(people.role(row.person_id))
        self.touchpoint.show_text(row.touchpoint)
        self.spoken.show_text(listed(row.languages))
        self.backup.show_text(people.role(row.backup_id))
        self.trained.setChecked(row.trained)
        self._show(self.voice)

    def take_up(self) -> None:
        """Put the cursor into the first field of what shows."""
        (self.role if self.community.isHidden() else self.name).setFocus()

    def flush(self) -> None:
        """Save what is being typed."""
        for field in self.findChildren(SavedLine):
            field.flush()


def _line(name: str) -> SavedLine:
    field = SavedLine()
    field.setAccessibleName(name)
    field.setMaxLength(1_000)
    return field


def _commas() -> str:
    return _("with commas between them")
