"""What every part of an exchange document has in common."""

from base64 import b64decode, b64encode
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer


class Part(BaseModel):
    """A part of an exchange document. A key that it does not know is a mistake."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, defer_build=True)


def from_base64(data: object) -> object:
    """Return what base64 says; anything else as it is."""
    return b64decode(data, validate=True) if isinstance(data, str) else data


def to_base64(data: bytes) -> str:
    """Return bytes as base64."""
    return b64encode(data).decode("ascii")


Base64 = Annotated[
    bytes,
    Field(max_length=8_000_000),
    BeforeValidator(from_base64, json_schema_input_type=str),
    PlainSerializer(to_base64, return_type=str, when_used="json"),
]
"""A picture's bytes, written as base64."""
