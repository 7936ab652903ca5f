"""Whether anybody promised anything yet: asked where every workshop opens, so with no table read."""

from typing import Final

from sqlmodel import Session

_FIND: Final = "SELECT 1 FROM promise LIMIT 1"


def has_promises(session: Session) -> bool:
    """Tell whether something stands in the log book. The book itself is not imported for it."""
    return session.connection().exec_driver_sql(_FIND).first() is not None
