"""What to say and do in a conversation, beside the form: the moves, the dos and the don'ts."""

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit, QVBoxLayout, QWidget

from facilitator.exercises.sector_map.script import Script
from facilitator.i18n import _, ngettext
from ui.theme import BODY, SMALL, Theme, dress
from ui.wording import translated


class GuideSide(QWidget):
    """Shows a script. It scrolls with the keys, and is read out as one text."""

    print_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._heading = QLabel(wordWrap=True)
        dress(self._heading, role="heading")
        self.text = QTextEdit(readOnly=True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("How to go about it"))
        self.print = QPushButton(_("Prin&t script…"))
        self.print.setAutoDefault(False)
        self.print.clicked.connect(lambda _checked: self.print_wanted.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self.text, 1)
        column.addWidget(self.print)

    def show_script(self, script: Script) -> None:
        """Show another script, or the same one with what is known now."""
        title = translated(script.title)
        if script.minutes:
            about = ngettext("{title}, {count} minute", "{title}, {count} minutes", script.minutes)
            title = about.format(title=title, count=script.minutes)
        self._heading.setText(title)
        html = "".join(self._html(script))
        if html != self.text.property("shown"):
            self.text.setProperty("shown", html)
            bar = self.text.verticalScrollBar()
            place = bar.value()
            self.text.setHtml(html)
            bar.setValue(place)

    def _html(self, script: Script) -> Iterator[str]:
        colours, px = self._theme.colours, self._theme.px
        muted = f"color:{colours.muted}"
        yield f'<div style="font-size:{px(BODY)}px; color:{colours.ink}">'
        yield f"<p>{escape(script.purpose)}</p>"
        for number, move in enumerate(script.moves, 1):
            minutes = (
                ngettext("{count} min", "{count} min", move.minutes).format(count=move.minutes)
                if move.minutes
                else ""
            )
            yield f'<p style="margin-bottom:2px"><b>{number}. {escape(move.title)}</b>'
            yield f' <span style="{muted}; font-size:{px(SMALL)}px">{minutes}</span><br>'
            yield f"{escape(move.do)}"
            if move.say:
                yield f'<br><span style="{muted}">{escape(move.say)}</span>'
            yield "</p>"
        for title, lines in (
            (_("Who does what"), script.roles),
            (_("Questions that fit"), script.questions),
            (_("Do"), [translated(line) for line in script.dos]),
            (_("Don’t"), [translated(line) for line in script.donts]),
            (_("Afterwards, write down"), script.afterwards),
        ):
            if lines:
                yield f'<p style="margin-bottom:2px"><b>{escape(title)}</b></p><ul>'
                yield "".join(f"<li>{escape(line)}</li>" for line in lines)
                yield "</ul>"
        yield "</div>"
