"""Printing the script of a conversation, in the dialog that prints everything else."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QScrollArea, QWidget

from facilitator.exercises.sector_map.script import kinds
from facilitator.workshop import activities, saved_id
from ui.focus import open_over
from ui.workshop.over import Over


def print_script(over: Over, activity_id: int, kind: str) -> None:
    """Ask how the script of this kind of conversation is printed; nothing else is ticked."""
    from ui.printing.dialog import PrintDialog

    store = over.day.store
    with store.reading() as session:
        order = [saved_id(each) for each in activities(session)]
    dialog = PrintDialog(store, over.theme, over.page)
    number = order.index(activity_id) + 1
    for place in range(dialog.what.count()):
        if dialog.what.itemData(place).get("activity") == number:
            dialog.what.setCurrentIndex(place)
    title = kinds()[kind].replace("&", "&&")
    for box in dialog.papers.findChildren(QCheckBox):
        box.setChecked(box.text() == title)
    open_over(dialog, over.page.setFocus)
    for box in dialog.papers.findChildren(QCheckBox):
        if box.isChecked():
            box.setFocus()
            QTimer.singleShot(0, box, partial(_bring_into_sight, box))


def _bring_into_sight(box: QWidget) -> None:
    """Scroll to what is ticked, once it is known where it is."""
    within: QWidget | None = box.parentWidget()
    while within is not None:
        if isinstance(within, QScrollArea):
            within.ensureWidgetVisible(box)
        within = within.parentWidget()
