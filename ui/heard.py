"""What a widget is to assistive technology, where Qt does not know: an area that scrolls, a card.

Qt calls a widget of one's own a “client”, or “filler”, which screen readers pass over.
"""

import sys
from functools import cache
from typing import Final

from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QComboBox, QWidget

HEARD_AS: Final = "heard_as"


class _Kept(QObject):
    """Holds the Python side of an interface for as long as there is its widget."""

    def __init__(self, widget: QWidget, interface: QAccessibleInterface) -> None:
        super().__init__(widget)
        self.interface = interface


def be_heard_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Let assistive technology take a widget for what it is to people, such as a picture.

    Say so before it has a name: Qt asks what a widget is when it is first told something of it.
    """
    widget.setProperty(HEARD_AS, int(role.value))
    _listen()


def be_a_group(widget: QWidget, name: str) -> None:
    """Let what is in a widget be heard as one thing, so that fields of the same name differ."""
    if widget.property(HEARD_AS) is None:
        be_heard_as(widget, QAccessible.Role.Grouping)
    widget.setAccessibleName(name)


def be_read_in(widget: QWidget, language: str) -> None:
    """Have what a widget says read out in the voice of a language; empty: that of the app.

    Numbers and dates in it are written as they are there, too: it is for words.
    """
    locale = QLocale(language.replace("-", "_")) if language else QLocale.c()
    if locale == QLocale.c():  # Qt knows no such language
        widget.unsetLocale()
    elif locale != widget.locale():
        widget.setLocale(locale)


def name_choice(box: QComboBox, name: str) -> None:
    """Name a box of choices. On Linux, Qt calls it by what is chosen: there its name follows."""
    QComboBox.setAccessibleName(box, name)
    if sys.platform.startswith("linux"):
        box.setAccessibleDescription(name)


@cache
def _listen() -> None:
    """Have Qt ask here, from now on; without assistive technology it never does."""

    def interface_for(_key: str, thing: QObject) -> QAccessibleInterface | None:
        role = thing.property(HEARD_AS) if isinstance(thing, QWidget) else None
        if role is None or not isinstance(thing, QWidget):
            return None
        return _Kept(thing, QAccessibleWidget(thing, QAccessible.Role(role))).interface

    QAccessible.installFactory(interface_for)
