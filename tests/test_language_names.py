"""Languages are known by name, also on a computer that says it speaks none."""

from collections.abc import Iterator

import pytest

from facilitator.i18n import speak, spoken
from facilitator.language_names import language_tag, said_language


@pytest.fixture(params=["C", "POSIX", "en", "nothing-known"])
def computer(request: pytest.FixtureRequest) -> Iterator[str]:
    before = spoken()
    speak(request.param)
    yield request.param
    speak(before)


@pytest.mark.usefixtures("computer")
def test_welsh_is_welsh_whatever_the_computer_speaks() -> None:
    assert said_language("cy") == "Welsh"
    assert language_tag("Welsh") == "cy"
    assert language_tag("cymraeg") == "cy", "as those who speak it call it"
