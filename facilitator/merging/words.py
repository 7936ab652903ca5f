"""What two copies say differently, as people read it."""

import json
from typing import Any

from facilitator.day.document import StepDocument
from facilitator.i18n import _


def read_kept(value: str) -> str:
    """Return a value that is kept as JSON in words."""
    return in_words(json.loads(value))


def in_words(value: Any) -> str:
    """Return a value in words: a plan as its steps and their minutes."""
    steps = [_step(each) for each in value] if isinstance(value, list) else []
    if steps and all(steps):
        return ", ".join(steps)
    return str(value)


def _step(value: Any) -> str:
    if isinstance(value, StepDocument):
        value = value.model_dump()
    if not isinstance(value, dict) or not {"step", "minutes"} <= value.keys():
        return ""
    return _("{step} {minutes} min").format(step=value["step"], minutes=value["minutes"])
