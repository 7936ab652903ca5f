"""Finding a topic: the contents by chapter, or what a search found, the best first."""

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from facilitator.help import Hit, Topic, search
from facilitator.help.library import Place, topics
from facilitator.help.topic import chapters
from facilitator.i18n import _, ngettext
from ui.message_bar import announce
from ui.theme import Theme, dress

PLACE: Final = Qt.ItemDataRole.UserRole
MOST: Final = 20
"""So many answers are listed; who finds nothing among them asks another way."""
TURNS: Final[dict[int, int]] = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
BESIDE: Final = 30
"""What the style leaves free beside the words of a row."""
PAUSE_MS: Final = 80
"""So long after a key it is searched: whoever types on is not held up."""


class _WholeLines(QStyledItemDelegate):
    """Gives every row the height that its words need; nothing of them is cut off."""

    def __init__(self, view: QListWidget, theme: Theme) -> None:
        super().__init__(view)
        self._view, self.theme = view, theme

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        width = self._view.viewport().width()
        font = index.data(Qt.ItemDataRole.FontRole) or self._view.font()
        room = QRect(0, 0, width - BESIDE, 10_000)
        flags = Qt.TextFlag.TextWordWrap.value
        words = QFontMetrics(font).boundingRect(room, flags, index.data())
        return QSize(width, words.height() + 2 * self.theme.item_padding + 2)


class Finder(QFrame):
    """A search field, and below it a list that Down leads into and Enter opens."""

    wanted = Signal(object)
    """A Place to be read."""
    offered = Signal(object)
    """A Place that is marked while somebody still searches."""
    turned = Signal(int)
    """Somebody reads on from the field: 1 for a page down, -1 for a page up."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        dress(self, role="side")
        self._theme = theme
        self.field = QLineEdit(placeholderText=_("Search the help"))
        self.field.setAccessibleName(_("Search the help"))
        self.field.setAccessibleDescription(_("Down goes to the answers, Enter opens the first."))
        self._said = QLabel(wordWrap=True)
        dress(self._said, role="small")
        self.list = QListWidget()
        dress(self.list, role="flat")
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._rows = _WholeLines(self.list, theme)
        self.list.setItemDelegate(self._rows)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # One that came and went would take the width for which the lines were broken.
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 8, 8)
        column.setSpacing(8)
        for part in (self.field, self._said, self.list):
            column.addWidget(part)
        self.setMinimumWidth(180)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look_up)
        self.field.textChanged.connect(self._pause.start)
        self.field.returnPressed.connect(self._open_first)
        self.field.installEventFilter(self)
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)
        self.list.currentItemChanged.connect(self._walked)
        self._search()

    def begin(self) -> None:
        """Put the cursor into the field, and take what is in it as one."""
        self.field.setFocus()
        self.field.selectAll()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self._theme = self._rows.theme = theme
        self._search()

    def mark(self, topic: Topic) -> None:
        """Show in the contents which topic is read."""
        for place in range(self.list.count()):
            item = self.list.item(place)
            found = item.data(PLACE)
            if found is not None and found.topic.key == topic.key:
                item = self._marked(topic) or item
                with QSignalBlocker(self.list):  # it is shown already
                    self.list.setCurrentItem(item)
                self.list.scrollToItem(item, QAbstractItemView.ScrollHint.PositionAtCenter)
                return

    def _marked(self, topic: Topic) -> QListWidgetItem | None:
        """Return what is marked, if it is of this topic: of its answers, it may be any."""
        item = self.list.currentItem()
        place = item.data(PLACE) if item is not None else None
        return item if place is not None and place.topic.key == topic.key else None

    # What there is, and what was found

    def _look_up(self) -> None:
        """Search, and show the best answer at once."""
        self._search()
        if self.field.text().strip():
            self._offer(self.list.currentItem())

    def _offer(self, item: QListWidgetItem | None) -> None:
        place = item.data(PLACE) if item is not None else None
        if place is not None:
            self.offered.emit(place)

    def _search(self) -> None:
        with QSignalBlocker(self.list):
            self._list_anew(self.field.text().strip())

    def _list_anew(self, asked: str) -> None:
        self.list.clear()
        if not asked:
            self._show_contents()
            return
        hits = search(asked)[:MOST]
        for hit in hits:
            self._add(_told(hit), Place(hit.topic, hit.section))
        said = ngettext("{count} answer", "{count} answers", len(hits)).format(count=len(hits))
        if not hits:
            said = _("Nothing says that. Try one word fewer, or another word.")
        self._say(said)
        self.list.setAccessibleName(_("Answers"))
        if hits:
            self.list.setCurrentRow(0)
        else:
            self._add_contents()

    def _show_contents(self) -> None:
        self._say("")
        self.list.setAccessibleName(_("Contents"))
        self._add_contents()

    def _add_contents(self) -> None:
        for chapter, title in chapters().items():
            own = [topic for topic in topics() if topic.chapter == chapter]
            if own:
                self._add_chapter(title)
            for topic in own:
                self._add(topic.title, Place(topic))

    def _add_chapter(self, title: str) -> None:
        item = QListWidgetItem(title, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(QBrush(QColor(self._theme.colours.muted)))
        font = self._theme.font(13)
        font.setBold(True)
        item.setFont(font)

    def _add(self, text: str, place: Place) -> None:
        item = QListWidgetItem(text, self.list)
        item.setData(PLACE, place)
        item.setToolTip(place.topic.title)

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        if sentence:
            announce(self._said, sentence)

    # Choosing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let Down lead from the field into the list, and PgDown turn the page that is read."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self._catch_up()
                self.list.setFocus()
                return True
            if event.key() in TURNS:
                self.turned.emit(TURNS[event.key()])
                return True
        return super().eventFilter(watched, event)

    def _catch_up(self) -> None:
        """Search what was typed last, where that is still to be done."""
        if self._pause.isActive():
            self._pause.stop()
            self._look_up()

    def _walked(self, item: QListWidgetItem | None) -> None:
        if self.list.hasFocus() and self.field.text().strip():
            self._offer(item)

    def _open_first(self) -> None:
        self._catch_up()
        if self.field.text().strip():
            self._open(self.list.item(0))

    def _open(self, item: QListWidgetItem | None) -> None:
        place = item.data(PLACE) if item is not None else None
        if place is not None:
            self.wanted.emit(place)


def _told(hit: Hit) -> str:
    """Return what a hit says of itself: the question, and below it the topic."""
    if hit.section is None:
        return hit.topic.title
    topic = _("in “{topic}”").format(topic=hit.topic.title)
    return f"{hit.section.heading}\n{topic}"
