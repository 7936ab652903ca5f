"""The prompt of a board's step in other languages."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator.decks import Step
from facilitator.decks.showing import with_prompt_in, without_language
from facilitator.i18n import _
from facilitator.language_names import OFTEN, language_tag, said_language
from ui.editor.editing import Editing
from ui.editor.fields import Form, small
from ui.editor.language_field import TypedLanguage
from ui.editor.running import run_as
from ui.exercises.fields import Choice
from ui.flow import Flow
from ui.layouts import column, row
from ui.theme import dress


class StepLanguages(QWidget):
    """A field for each language that the prompt has, and a way to one more."""

    def __init__(self, editing: Editing, key: str, number: int) -> None:
        super().__init__()
        self._editing, self._key, self._number = editing, key, number
        self._form = Form(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        for tag in self._step.also:
            whole.addWidget(self._part(tag))
        whole.addLayout(self._adding())

    @property
    def _step(self) -> Step:
        return self._editing.draft.boards[self._key].steps[self._number]

    def refresh(self) -> None:
        """Show what the draft says now; with other languages, there are other fields."""
        self._form.refresh()

    # The languages there are

    def _part(self, tag: str) -> QWidget:
        language = said_language(tag)
        field = self._form.text(
            lambda: self._step.also.get(tag, ""), lambda text: self._write(tag, text)
        )
        run_as(field, tag)
        field.setAccessibleName(self._field_name(tag))
        gone = QPushButton(_("Remove"))
        dress(gone, kind="quiet", fit="snug")
        gone.setAccessibleName(
            _("Ask “{step}” without {language}").format(language=language, step=self._step.title)
        )
        gone.setToolTip(_("Takes {language} off this step").format(language=language))
        gone.clicked.connect(lambda: self._remove(tag))
        part = QWidget(self)
        whole = QVBoxLayout(part)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        head = row(8)
        name = QLabel(_("Prompt in {language}").format(language=language))
        dress(name, role="strong")
        name.setBuddy(field)
        head.addWidget(name, 1)
        head.addWidget(gone)
        whole.addLayout(head)
        whole.addWidget(field)
        return part

    def _field_name(self, tag: str) -> str:
        words = _("Prompt in {language} of “{step}”")
        return words.format(language=said_language(tag), step=self._step.title)

    def _write(self, tag: str, text: str) -> None:
        key, number = self._key, self._number
        self._editing.do(
            _("Change prompt in {language}").format(language=said_language(tag)),
            lambda draft: with_prompt_in(draft, key, number, tag, text),
            field=f"board-step-{number}-also-{tag}",
        )

    def _remove(self, tag: str) -> None:
        key, number = self._key, self._number
        go_on = self._go_on_at(QComboBox, self._choice.accessibleName())
        self._editing.do(
            _("Remove {language}").format(language=said_language(tag)),
            lambda draft: without_language(draft, key, number, tag),
        )
        go_on()

    # One more

    def _adding(self) -> QVBoxLayout:
        names = sorted((said_language(tag), tag) for tag in OFTEN)
        self._choice = Choice([(tag, name) for name, tag in names])
        self._choice.setInsertPolicy(Choice.InsertPolicy.NoInsert)
        self._choice.setCurrentIndex(-1)
        self._choice.setAccessibleName(
            _("Another language for “{step}”").format(step=self._step.title)
        )
        line = TypedLanguage()
        self._choice.setEditable(True)
        self._choice.setLineEdit(line)
        line.setPlaceholderText(_("Welsh, Urdu, pt-BR"))
        line.setToolTip(line.placeholderText())
        line.returnPressed.connect(lambda: QTimer.singleShot(0, self, self._add))
        add = QPushButton(_("Add the language"))
        add.setAccessibleName(_("Add the language to “{step}”").format(step=self._step.title))
        add.clicked.connect(self._add)
        self._wrong = small("")
        dress(self._wrong, role="stop")
        self._wrong.hide()
        name = QLabel(_("In another language"))
        dress(name, role="strong")
        name.setBuddy(self._choice)
        whole = column(4)
        whole.addWidget(name)
        whole.addWidget(small(_("It stands on the wall below the prompt.")))
        self._choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        both = Flow()
        both.addWidget(self._choice)
        both.addWidget(add)
        whole.addLayout(both)
        whole.addWidget(self._wrong)
        return whole

    def _add(self) -> None:
        said = self._choice.currentText().strip()
        if not said:
            return
        tag = language_tag(said)
        self._say_wrong(said if tag is None else "")
        if tag is None:
            return
        go_on = self._go_on_at(QPlainTextEdit, self._field_name(tag))
        if tag not in self._step.also:
            key, number = self._key, self._number
            self._editing.do(
                _("Add {language}").format(language=said_language(tag)),
                lambda draft: with_prompt_in(draft, key, number, tag, ""),
            )
        go_on()

    def _go_on_at(self, kind: type[QWidget], name: str) -> Callable[[], None]:
        """Return what puts the cursor into a field of this name, among those there are then."""
        window = self.window()

        def go() -> None:
            named = (each for each in window.findChildren(kind) if each.accessibleName() == name)
            field = next((each for each in named if each.isVisible()), None)
            if field is not None:
                field.setFocus(Qt.FocusReason.OtherFocusReason)

        return go

    def _say_wrong(self, said: str) -> None:
        message = _("“{said}” is no language known here: write its name, or its tag such as cy.")
        self._wrong.setText(message.format(said=said) if said else "")
        self._wrong.setVisible(bool(said))
        self._choice.setAccessibleDescription(self._wrong.text())
