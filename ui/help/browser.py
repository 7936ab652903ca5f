"""Where a topic is read: links, back and forward, and pictures as wide as there is room."""

from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QPalette, QResizeEvent, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QTextBrowser

from facilitator.help import picture
from facilitator.help.library import Place, topic, topics
from facilitator.i18n import _
from ui.help.page import PAGE, PICTURE, address, html, style
from ui.theme import Theme

MARGIN = 24
"""Room around the words."""
WIDEST = 960
"""A picture is not drawn larger than it is."""


class TopicBrowser(QTextBrowser):
    """Shows one topic at a time."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setOpenExternalLinks(False)
        self.setAccessibleName(_("The page"))
        self.document().setDocumentMargin(MARGIN)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit_pictures)
        self.sourceChanged.connect(self._shown)
        self._glimpse = QUrl()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on; what is in sight stays there, as nearly as can be."""
        self._theme = theme
        self.setFont(theme.font())
        self.document().setDefaultFont(theme.font())
        self.document().setDefaultStyleSheet(style(theme))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Link, theme.colours.accent)
        self.setPalette(palette)
        if not self.source().isEmpty():
            bar = self.verticalScrollBar()
            share = bar.value() / max(bar.maximum(), 1)
            self.reload()
            self._fit_pictures()
            bar.setValue(round(share * bar.maximum()))

    def show_place(self, place: Place) -> None:
        """Show a topic, from the section that the place names."""
        wanted = _url(place)
        if wanted != self._glimpse:
            self._leave_glimpse()
        self._glimpse = QUrl()
        if wanted == self.source():
            self._arrive(wanted)
        else:
            self.setSource(wanted)

    def glimpse(self, place: Place) -> None:
        """Show a place while somebody still searches; Back does not lead to it later."""
        wanted = _url(place)
        if wanted == self.source():
            self._arrive(wanted)
            return
        self._leave_glimpse()
        if wanted == self.source():
            self._arrive(wanted)
            return
        self.setSource(wanted)
        self._glimpse = wanted

    def _leave_glimpse(self) -> None:
        if not self._glimpse.isEmpty() and self._glimpse == self.source():
            self.backward()
        self._glimpse = QUrl()

    def place(self) -> Place:
        """Return what is shown."""
        found = topic(_without_fragment(self.source()).removeprefix(PAGE)) or topics()[0]
        return Place(found, found.section(self.source().fragment()))

    def turn(self, pages: int) -> None:
        """Go down by so many pages of what is in sight."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802
        """Return a page or a picture; nothing ever comes from elsewhere."""
        asked = _without_fragment(QUrl(name))
        if kind == QTextDocument.ResourceType.HtmlResource.value and asked.startswith(PAGE):
            found = topic(asked.removeprefix(PAGE))
            return html(found) if found is not None else ""
        if kind == QTextDocument.ResourceType.ImageResource.value and asked.startswith(PICTURE):
            data = picture(asked.removeprefix(PICTURE))
            return QImage.fromData(data) if data is not None else QImage()
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Let pictures follow the width."""
        super().resizeEvent(event)
        self._fitting.start()

    def _shown(self, url: QUrl) -> None:
        """Go to where an address leads; `source()` is still what it was."""
        self._fit_pictures()
        shown = topic(_without_fragment(url).removeprefix(PAGE))
        self.setAccessibleDescription(shown.title if shown is not None else "")
        self._arrive(url)

    def _arrive(self, url: QUrl) -> None:
        if url.fragment():
            self.scrollToAnchor(url.fragment())
        else:
            self.verticalScrollBar().setValue(0)

    def _fit_pictures(self) -> None:
        """Give every picture the width that there is, and everything below it its place."""
        room = self.viewport().width() - 2 * MARGIN
        block = self.document().begin()
        while block.isValid():
            at = block.begin()
            while not at.atEnd():
                fragment = at.fragment()
                how = fragment.charFormat()
                if how.isImageFormat():
                    self._fit(fragment.position(), room)
                at += 1
            block = block.next()
        self.document().markContentsDirty(0, self.document().characterCount())

    def _fit(self, position: int, room: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        cursor.movePosition(
            QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor
        )
        how = cursor.charFormat().toImageFormat()
        data = picture(how.name().removeprefix(PICTURE))
        if data is None:
            return
        image = QImage.fromData(data)
        width = min(room, WIDEST, image.width())
        if width <= 0 or how.property(QTextFormat.Property.ImageWidth) == width:
            return
        height = round(width * image.height() / image.width())
        ratio = self.devicePixelRatioF()
        size = QSize(round(width * ratio), round(height * ratio))
        small = image.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)
        small.setDevicePixelRatio(ratio)
        kind = QTextDocument.ResourceType.ImageResource.value
        self.document().addResource(kind, QUrl(how.name()), small)
        how.setWidth(width)
        how.setHeight(height)
        cursor.setCharFormat(how)


def _url(place: Place) -> QUrl:
    return QUrl(address(place.topic, place.section.anchor if place.section is not None else ""))


def _without_fragment(url: QUrl) -> str:
    return url.toString().partition("#")[0]
