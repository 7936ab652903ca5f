"""What a board does not need, opening it does not wait for."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "name",
    [
        "alembic",
        "babel",
        "exports",
        "facilitator.exercises.board.document",
        "facilitator.exercises.board.exchange",
        "qrcode",
        "reportlab",
        "ui.workshop.about",
        "ui.exercises.board.list_view",
        "ui.exercises.board.panel",
        "ui.printing.dialog",
        "ui.room.view",
    ],
)
def test_a_board_opens_without(name: str, imported: set[str]) -> None:
    assert name not in imported


def test_no_source_is_read_along_while_the_app_starts() -> None:
    code = (
        "import linecache; from ui.plain_imports import read_no_sources; read_no_sources(); "
        "import sqlalchemy; print(*linecache.cache, sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not any(name.endswith("selectable.py") for name in done.stdout.splitlines())


@pytest.fixture(scope="module")
def imported() -> set[str]:
    code = "import sys, ui.app, ui.workshop.page; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())
