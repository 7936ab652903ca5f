"""What goes with the name of somebody: by when they are told of it, and other copies of it."""

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Final

from sqlmodel import Session, col, select

from facilitator.log_book.days import checked_day

if TYPE_CHECKING:
    from facilitator.people import Person

OF_A_NAME: Final = ("name", "supplied_by", "supplied_on", "tell_by", "told_on")
"""What is known of somebody's name, and goes with it."""
CONSENTS: Final = ("name_may_be_held", "name_may_be_shared")
"""What somebody agreed to: nobody takes it from another copy."""
_GOES: Final = (*OF_A_NAME, *CONSENTS, "private_text")


def forget_other_copies(session: Session, person: "Person") -> None:
    """Remove what other copies said of somebody whose name may not be held any more."""
    from facilitator.merging.tables import Difference  # merging knows of people itself

    about = select(Difference).where(
        Difference.about == person.uid, col(Difference.field).in_(_GOES)
    )
    for difference in session.exec(about):
        session.delete(difference)


def note_by_when(person: "Person", today: date) -> None:
    """Keep by when somebody must be told that their name is held: a month after it was given."""
    if not person.name:
        person.supplied_by = person.supplied_on = person.tell_by = person.told_on = ""
    elif person.supplied_by:
        person.supplied_on = person.supplied_on or today.isoformat()
        given = date.fromisoformat(checked_day(person.supplied_on))
        person.tell_by = person.tell_by or a_month_after(given).isoformat()
    else:
        person.supplied_on = person.tell_by = ""


def a_month_after(day: date) -> date:
    """Return the same day of the next month, or that month's last."""
    year, month = day.year + day.month // 12, day.month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
