"""Printing the script of a conversation, in the dialog that prints everything else."""

from facilitator.exercises.sector_map.planned import number_on_paper
from facilitator.exercises.sector_map.script import kinds
from facilitator.i18n import _
from facilitator.workshop import activities, saved_id
from ui.exercises.sector_map.desk import MapDesk
from ui.exercises.sector_map.talk_words import said_conversation
from ui.focus import open_over
from ui.workshop.over import Over


def print_script(over: Over, desk: MapDesk, kind: str, conversation_id: int) -> None:
    """Ask how a conversation's script is printed; nothing else is ticked.

    It is the script of this conversation where that is planned and may go on paper, and of any of
    its kind where it is not.
    """
    from exports.exercises.sector_map.talks import PLANNED
    from ui.printing.dialog import PrintDialog

    store = over.day.store
    with store.reading() as session:
        order = [saved_id(each) for each in activities(session)]
    activity = order.index(desk.activity_id) + 1
    dialog = PrintDialog(store, over.theme, over.page)
    number = number_on_paper(desk.map, conversation_id)
    if number is None:
        title = _("Any conversation: {kind}").format(kind=kinds()[kind])
        dialog.ask_for(title, {"activity": activity}, kind)
    else:
        title = said_conversation(desk.map.conversations[conversation_id], desk)
        dialog.ask_for(title, {"activity": activity, "conversation": number}, PLANNED)
    open_over(dialog, over.page.setFocus)
    dialog.papers.show_ticked()
