"""Whether a workshop file is sound, and what each of its boards leaves open."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlmodel import Session

from facilitator.errors import FacilitatorError, InvalidEntryError
from facilitator.exercises import exercise
from facilitator.exercises.board.questions import Question
from facilitator.exercises.board.tables import Insights
from facilitator.i18n import _
from facilitator.log_book import book
from facilitator.log_book.insights import not_told, questions
from facilitator.passphrase import Passphrase
from facilitator.people import people
from facilitator.store import Store
from facilitator.transfer import export_document, refuse_unsound
from facilitator.workshop import Activity, activities, saved_id


@dataclass(frozen=True)
class ActivityReport:
    """What was found on one board."""

    title: str
    exercise: str
    counts: dict[str, Any]
    insights: Insights
    questions: list[Question]


@dataclass(frozen=True)
class LogBookReport:
    """What was found in the log book."""

    promises: int
    open: int
    questions: list[Question]


@dataclass(frozen=True)
class Report:
    """What was found in a workshop; `problem` is a sentence where it is not sound."""

    activities: list[ActivityReport]
    problem: str | None = None
    log_book: LogBookReport | None = None
    """None where nobody promised anything, and nobody is to be told of their name."""

    def as_json(self) -> dict[str, Any]:
        """Return the report as `facilitator check --json` prints it."""
        values: dict[str, Any] = {"ok": self.problem is None}
        if self.problem is not None:
            values["problem"] = self.problem
        values["activities"] = [
            {
                "title": activity.title,
                "exercise": activity.exercise,
                "counts": activity.counts,
                "insights": activity.insights,
            }
            for activity in self.activities
        ]
        if self.log_book is not None:
            values["log_book"] = {
                "promises": self.log_book.promises,
                "open": self.log_book.open,
                "insights": {each.key: each.labels for each in self.log_book.questions},
            }
        return values


def check(path: Path, key: Passphrase | None = None) -> Report:
    """Look through a workshop file, which is only read.

    Its pages, schema and texts are examined at the door; then every row is looked at as an
    export would take it out and an import would take it in.
    """
    try:
        with Store.open(path, key=key, read_only=True) as store, store.reading() as session:
            _refuse_loose_ends(session)
            refuse_unsound(export_document(session, complete=True))
            found = [_report(session, activity) for activity in activities(session)]
            return Report(found, log_book=_log_book(session, book.today(store)))
    except FacilitatorError as error:
        return Report([], str(error))
    except (ValueError, LookupError) as error:
        message = _(
            "This file holds something that this app cannot have written "
            "({why}); open an earlier version."
        )
        return Report([], message.format(why=error))


def _refuse_loose_ends(session: Session) -> None:
    """Refuse rows that belong to rows which are not there."""
    found = session.connection().exec_driver_sql("PRAGMA foreign_key_check").first()
    if found is not None:
        message = _(
            "A row of the table “{table}” belongs to a row that is not there; "
            "open an earlier version."
        )
        raise InvalidEntryError(message.format(table=found[0]))


def _log_book(session: Session, today: date) -> LogBookReport | None:
    entries = book.promises(session)
    asked = [*questions(entries, today), *not_told(people(session), today)]
    if not entries and not asked:
        return None
    still = sum(entry.is_open for entry in entries)
    return LogBookReport(len(entries), still, asked)


def _report(session: Session, activity: Activity) -> ActivityReport:
    method = exercise(activity.exercise)
    board = method.board.load(session, saved_id(activity))
    found = method.insights(board)
    return ActivityReport(
        title=activity.title,
        exercise=activity.exercise,
        counts=method.counts(board),
        insights={key: found[key] for key in found if key not in method.for_facilitator},
        questions=method.for_everybody(method.questions(board)),
    )
