"""A newer version of a deck: what it changes, what stays one's own, before anything is taken."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from facilitator.decks.bundle import DeckBundle
from facilitator.decks.differences import differences, updated
from facilitator.decks.keeping import keep_base
from facilitator.decks.library import save_deck
from facilitator.decks.parts import DeckError
from facilitator.i18n import _
from ui.editor.editing import Editing
from ui.editor.fields import small
from ui.layouts import scrolling
from ui.theme import Theme, dress


class NewerDialog(QDialog):
    """Lists the changes. What was edited here is never overwritten."""

    said = Signal(str)

    def __init__(self, editing: Editing, theirs: DeckBundle, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing, self._theirs = editing, theirs
        mine = editing.draft.bundle()
        base = editing.base if editing.base is not None else theirs
        self._bundle, stays = updated(base, mine, theirs)
        taken = [str(each) for each in differences(mine, self._bundle)]
        self.setWindowTitle(_("A newer version"))
        heading = QLabel(
            _("A newer version of “{title}”").format(title=editing.draft.session.title)
        )
        heading.setWordWrap(True)
        dress(heading, role="title")
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 8, 0)
        lines.setSpacing(8)
        self._add(lines, _("This changes"), taken)
        self._add(lines, _("This stays as you have it"), stays)
        if theirs.session.id != editing.draft.session.id:
            lines.insertWidget(0, small(_("It goes by another id; it may be another deck.")))
        if editing.base is None:
            hint = _(
                "Nobody kept the version that this deck began with, so all of yours stays. "
                "To have the newer one, import it beside yours."
            )
            lines.addWidget(small(hint))
        elif not taken:
            lines.addWidget(small(_("There is nothing in it that your deck does not say.")))
        lines.addStretch(1)
        buttons = QDialogButtonBox()
        if taken:
            take = buttons.addButton(
                _("Take these changes"), QDialogButtonBox.ButtonRole.AcceptRole
            )
            dress(take, kind="filled")
        beside = buttons.addButton(_("Keep both"), QDialogButtonBox.ButtonRole.ActionRole)
        beside.setToolTip(_("Puts the newer version among your decks, beside yours"))
        beside.clicked.connect(self._keep_both)
        leave = _("Leave it as it is") if taken else _("Close")
        buttons.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(16)
        whole.addWidget(heading)
        whole.addWidget(scrolling(inside), 1)
        whole.addWidget(buttons)
        self.resize(min(theme.px(560), 1_000), min(theme.px(480), 620))

    @staticmethod
    def _add(lines: QVBoxLayout, title: str, sentences: list[str]) -> None:
        if not sentences:
            return
        heading = QLabel(title)
        dress(heading, role="heading")
        lines.addWidget(heading)
        for sentence in sentences:
            label = QLabel(sentence, wordWrap=True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            lines.addWidget(label)

    def _keep_both(self) -> None:
        try:
            path = save_deck(self._editing.folder, self._theirs)
            keep_base(path, self._theirs)
        except DeckError as error:
            self.said.emit(str(error))
        else:
            self.said.emit(_("“{name}” is among your decks now.").format(name=path.stem))
        self.reject()

    def _take(self) -> None:
        self._editing.replace_by(_("Take newer version"), self._bundle, self._theirs)
        self.accept()
