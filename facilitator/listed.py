"""Lists in a column: kept as JSON, and read in no other shape than the one they were written in."""

from functools import cached_property
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError
from sqlalchemy import JSON, Dialect
from sqlalchemy.types import TypeDecorator

from facilitator.errors import InvalidEntryError
from facilitator.i18n import _


class Listed(TypeDecorator[Any]):
    """A column of lists such as `list[str]`.

    SQLite takes any JSON, and a file may come from a stranger: reading a value of another shape
    raises InvalidEntryError.
    """

    impl = JSON
    cache_ok = True

    def __init__(self, shape: Any) -> None:
        super().__init__()
        self.shape = shape

    @cached_property
    def _adapter(self) -> TypeAdapter[Any]:
        return TypeAdapter(self.shape, config=ConfigDict(strict=True, allow_inf_nan=False))

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Return the value as it is."""
        try:
            self._adapter.validate_python(value)
        except ValidationError as error:
            raise InvalidEntryError(
                _(
                    "This workshop holds a list that this app cannot have written; open an "
                    "earlier version or a copy."
                )
            ) from error
        return value
