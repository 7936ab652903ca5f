"""What people type, made safe to keep: their words stay, control characters go."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

TEXT_LIMIT = 20_000
"""The most characters that one text holds."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def clean_text(text: str) -> str:
    """Return the text without control characters other than tab and newline."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _one_line(text: str) -> str:
    return " ".join(clean_text(text).split())


Text = Annotated[str, Field(max_length=TEXT_LIMIT), AfterValidator(clean_text)]
"""People's own words, of any shape, up to `TEXT_LIMIT` characters."""

Line = Annotated[str, Field(max_length=1_000), AfterValidator(_one_line)]
"""A short text on one line, such as a role, an owner or a title."""
