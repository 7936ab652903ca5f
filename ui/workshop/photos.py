"""The photographs of an activity: flipcharts and sheets as they hung in the room."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QIcon,
    QKeySequence,
    QPixmap,
    QShortcut,
)
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.errors import FacilitatorError
from facilitator.i18n import _, ngettext
from facilitator.photos import Photo, attach_photo, change_photo, photos, remove_photo
from facilitator.store import Changes
from facilitator.workshop import Activity, saved_id
from ui.exercises.fields import Choice, SavedLine
from ui.layouts import column, row, scrolling
from ui.listening import listen
from ui.message_bar import announce
from ui.theme import Theme, dress
from ui.wording import translated
from ui.workshop.over import Over
from ui.workshop.picture_file import picture_from
from ui.workshop.shown_photo import Shown, picture_of

ID: Final = Qt.ItemDataRole.UserRole
THUMB: Final = 96


class Photographs(QDialog):
    """Lists, attaches, describes and removes the photographs of one activity."""

    def __init__(self, over: Over, activity: Activity) -> None:
        super().__init__(over.page)
        self._store, self._activity, self._safe = over.day.store, activity, over.safe
        self.setWindowTitle(_("Photographs"))
        self.setAcceptDrops(not self._store.read_only)
        self._photos: dict[int, Photo] = {}
        self._thumbs: dict[int, QIcon] = {}
        self._make_parts(over.theme)
        self._lay_out(over.theme)
        self._connect()
        self._read()
        (self.list if self._photos else self.attach_button).setFocus()

    def _make_parts(self, theme: Theme) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(_("Photographs of this activity"))
        self.list.setAccessibleDescription(_("Delete removes the photograph that is chosen."))
        self.list.setIconSize(QSize(theme.px(THUMB), theme.px(THUMB * 0.75)))
        self.list.setWordWrap(True)
        self.shown = Shown()
        self.caption = SavedLine(_("What it shows"))
        self.caption.setAccessibleName(_("Caption"))
        self.visibility = Choice(
            [
                ("public", _("Everybody")),
                ("stays_in_room", _("The room: it stays here")),
                ("private", _("Nobody: private")),
            ]
        )
        self.visibility.setAccessibleName(_("Visible to"))
        self.attach_button = QPushButton(_("&Attach…"))
        dress(self.attach_button, kind="filled")
        self.remove_button = QPushButton(_("&Remove"))
        for button in (self.attach_button, self.remove_button):
            button.setAutoDefault(False)
        self._word = QLabel(wordWrap=True)
        dress(self._word, role="muted")

    def _lay_out(self, theme: Theme) -> None:
        heading = QLabel(
            _("Photographs: {activity}").format(activity=translated(self._activity.title)),
            wordWrap=True,
        )
        heading.setTextFormat(Qt.TextFormat.PlainText)
        dress(heading, role="title")
        hint = QLabel(
            _(
                "A JPEG or PNG from a camera or a phone; drop it here, or attach it. What the "
                "camera wrote about itself, such as the place, is not kept."
            ),
            wordWrap=True,
        )
        dress(hint, role="muted")
        form = QFormLayout()
        form.setSpacing(10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(_("&Caption"), self.caption)
        form.addRow(_("&Visible to"), self.visibility)
        right = column(12)
        right.addWidget(self.shown, 1)
        right.addLayout(form)
        content = QWidget()
        both = QHBoxLayout(content)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(20)
        both.addWidget(self.list, 2)
        both.addLayout(right, 3)
        close = QPushButton(_("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot = row()
        foot.addWidget(self.attach_button)
        foot.addWidget(self.remove_button)
        foot.addWidget(self._word, 1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(12)
        whole.addWidget(heading)
        whole.addWidget(hint)
        whole.addWidget(scrolling(content), 1)
        whole.addLayout(foot)
        self.resize(min(theme.px(820), 1_200), min(theme.px(600), 670))

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._chosen)
        self.attach_button.clicked.connect(self._ask)
        self.remove_button.clicked.connect(self._remove)
        delete = QShortcut(QKeySequence("Del"), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove_button.click)
        self.caption.saved.connect(self._caption_saved)
        self.visibility.chosen.connect(self._visibility_chosen)
        listen(self._store.changed, self._follow)
        self._safe.changed.connect(self._read)
        self.finished.connect(self._leave)

    def _leave(self) -> None:
        self.caption.flush()
        self._store.changed.disconnect(self._follow)

    # What shows

    def _follow(self, changes: Changes) -> None:
        if "photo" in changes:
            self._read()

    def _read(self) -> None:
        with self._store.reading() as session:
            found = photos(session, saved_id(self._activity))
        at = self._current
        self._photos = {saved_id(photo): photo for photo in found}
        self.list.blockSignals(True)  # noqa: FBT003
        self.list.clear()
        for number, photo in enumerate(found, start=1):
            self.list.addItem(self._item(number, photo))
        self.list.blockSignals(False)  # noqa: FBT003
        places = [place for place in range(self.list.count()) if self._id_at(place) == at]
        last = self.list.count() - 1
        self.list.setCurrentRow(places[0] if places else last)
        self._chosen()

    def _item(self, number: int, photo: Photo) -> QListWidgetItem:
        seen = self._may_show(photo)
        title = photo.caption if seen and photo.caption else ""
        named = _("Photograph {number}").format(number=number)
        text = f"{named}: {title}" if title else named
        if photo.visibility != "public":
            mark = _("private") if photo.visibility == "private" else _("stays in the room")
            text = f"{text}\n({mark})"
        item = QListWidgetItem(text)
        item.setData(ID, saved_id(photo))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, text.replace("\n", " "))
        if seen:
            item.setIcon(self._thumb(photo))
        return item

    def _thumb(self, photo: Photo) -> QIcon:
        photo_id = saved_id(photo)
        if photo_id not in self._thumbs:
            self._thumbs[photo_id] = QIcon(
                picture_of(photo).scaled(
                    self.list.iconSize() * 2,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
        return self._thumbs[photo_id]

    def _may_show(self, photo: Photo) -> bool:
        """Say whether a photograph may be on this screen, which may be on the wall."""
        return photo.visibility == "public" or not self._safe.hides

    def _id_at(self, place: int) -> int | None:
        item = self.list.item(place)
        return None if item is None else int(item.data(ID))

    @property
    def _current(self) -> int | None:
        return self._id_at(self.list.currentRow())

    def _chosen(self, *_items: object) -> None:
        photo = self._photos.get(self._current or 0)
        seen = photo is not None and self._may_show(photo)
        for part in (self.caption, self.visibility, self.remove_button):
            part.setEnabled(seen and not self._store.read_only)
        self.attach_button.setEnabled(not self._store.read_only)
        if photo is not None and seen:
            self.caption.show_text(photo.caption)
            self.visibility.show_key(photo.visibility)
            said = photo.caption or _("A photograph without a caption")
            self.shown.show_picture(picture_of(photo), said)
            return
        self.caption.show_text("")
        self.visibility.setCurrentIndex(-1)
        nothing = _("There is no photograph of this activity yet.")
        kept = _("This photograph is not for the wall. Hold F9 to see it.")
        self.shown.show_picture(QPixmap(), nothing if photo is None else kept)

    # What people do

    def _ask(self) -> None:
        dialog = QFileDialog(self, _("Attach photographs"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(_("Pictures (*.jpg *.jpeg *.png);;All files (*)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.attach([Path(name) for name in names]))
        dialog.open()

    def attach(self, paths: Iterable[Path]) -> None:
        """Attach these pictures, each as one step; what hinders one is said."""
        self.caption.flush()
        attached, trouble = 0, ""
        for path in paths:
            try:
                attach_photo(self._store, saved_id(self._activity), picture_from(path))
                attached += 1
            except FacilitatorError as error:
                trouble = str(error)
        self.list.setCurrentRow(self.list.count() - 1)
        done = ngettext(
            "{count} photograph attached.", "{count} photographs attached.", attached
        ).format(count=attached)
        self._say(trouble or done, "stop" if trouble else "muted")
        (self.caption if attached else self.attach_button).setFocus()

    def _remove(self) -> None:
        photo_id = self._current
        if photo_id is not None:
            self.caption.flush()
            remove_photo(self._store, photo_id)
            self._say(_("Removed. Undo brings it back."))
            (self.list if self._photos else self.attach_button).setFocus()

    def _caption_saved(self, caption: str) -> None:
        self._change(caption=caption)

    def _visibility_chosen(self, visibility: str) -> None:
        self._change(visibility=visibility)

    def _change(self, **values: str) -> None:
        photo_id = self._current
        if photo_id is None:
            return
        try:
            change_photo(self._store, photo_id, **values)
        except FacilitatorError as error:
            self._say(str(error), "stop")

    def _say(self, sentence: str, role: str = "muted") -> None:
        self._word.setText(sentence)
        dress(self._word, role=role)
        announce(self, sentence)

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Attach what was dropped."""
        paths = _dropped(event)
        if paths:
            event.acceptProposedAction()
            self.attach(paths)


def _dropped(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
