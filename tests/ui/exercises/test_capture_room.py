"""What is typed can be read while it is typed, in wide letters on a small screen as well."""

from pathlib import Path

import pytest

from tests.hands import Hands
from ui.exercises.board.capture_field import CaptureField
from ui.sample import sample_workshop
from ui.settings import FACES, Settings

A_FEW_WORDS = "What keeps people apart"


@pytest.mark.parametrize("face", FACES)
def test_a_few_words_are_in_sight_as_they_are_typed(
    qapp: object, tmp_path: Path, face: str
) -> None:
    Settings.load().with_(face=face)
    with Hands.on(tmp_path / "documents", (960, 600), path=sample_workshop(tmp_path)) as hands:
        field = hands.find(CaptureField)
        hands.until(lambda: field.isVisible() and field.width() > 0, "the capture bar")
        hands.rest(200)
        room = field.viewport().width() - 2 * field.document().documentMargin()
        assert field.fontMetrics().horizontalAdvance(A_FEW_WORDS) <= room
