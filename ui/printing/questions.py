"""The questions for the room, as far as they may go onto paper."""

from facilitator.exchange import WorkshopDocument
from facilitator.exercises import exercise
from facilitator.exercises.board.room import shown_in_room
from facilitator.store import Store
from facilitator.workshop import activities, saved_id


def questions_on_paper(store: Store, document: WorkshopDocument) -> dict[int, list[str]]:
    """Return what each activity, counted from 1, leaves open.

    A question that names a note which the document leaves out stays off paper.
    """
    found = {}
    with store.reading() as session:
        for number, activity in enumerate(activities(session), start=1):
            method = exercise(activity.exercise)
            board = shown_in_room(method.board.load(session, saved_id(activity)))
            printed = {note.id for note in document.activities[number - 1].notes}
            found[number] = [
                question.text
                for question in method.for_everybody(method.questions(board))
                if printed.issuperset(_notes(question.labels))
            ]
    return found


def _notes(labels: list[str]) -> set[str]:
    return {note for label in labels for note in label.split(">")}
