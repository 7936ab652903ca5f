"""Columns that are read as they were written: a file may come from a stranger.

SQLite takes any text and any JSON, whatever a column is meant to hold. What has another shape is
not read: InvalidEntryError says so.
"""

from functools import cache
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError
from sqlalchemy import JSON, Dialect, String
from sqlalchemy.types import TypeDecorator

from facilitator.errors import InvalidEntryError
from facilitator.i18n import _


class _AsWritten(TypeDecorator[Any]):
    def __init__(self, shape: Any) -> None:
        super().__init__()
        self.shape = shape

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Return the value as it is."""
        try:
            _adapter(self.shape).validate_python(value)
        except ValidationError as error:
            raise InvalidEntryError(
                _(
                    "This workshop holds something that this app cannot have written; open an "
                    "earlier version or a copy."
                )
            ) from error
        return value


class Listed(_AsWritten):
    """A list such as `list[str]`, kept as JSON."""

    impl = JSON
    cache_ok = True


class Written(_AsWritten):
    """A text with a form of its own, such as `Day`; nothing, where the column may be empty."""

    impl = String
    cache_ok = True

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Return the value as it is."""
        return None if value is None else super().process_result_value(value, dialect)


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape, config=ConfigDict(strict=True, allow_inf_nan=False))
