"""Calibrating on the command line."""

import json
from pathlib import Path

import pypdfium2
import pytest

from facilitator.beginning import new_workshop
from facilitator.exchange import WorkshopHead
from ui.cli import main

FRONT = ["27.1", "26.2", "24.1", "23.9", "140.5", "222.3"]


def test_the_sheet_is_printed_into_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["calibrate", "--out", str(tmp_path / "sheets"), "--paper", "a3"]) == 0
    path = Path(capsys.readouterr().out.strip())
    with pypdfium2.PdfDocument(path) as pdf:
        assert len(pdf) == 2


def test_a_printer_that_was_measured_is_printed_for(
    tmp_path: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "r.workshop"
    with new_workshop(file, WorkshopHead(title="Riverside")):
        pass
    out = ["print", str(file), "--out", str(tmp_path / "out"), "--printer"]
    assert main([*out, "Hall"]) == 1
    assert "No printer was calibrated on this computer yet" in capsys.readouterr().err
    assert main(["calibrate", "--printer", "Hall", "--front", *FRONT]) == 0
    assert list(json.loads((data_dir / "printers.json").read_text("utf-8"))) == ["Hall"]
    assert main([*out, "Stairs"]) == 1
    assert (
        "There is no calibrated printer “Stairs”; choose one of: Hall." in capsys.readouterr().err
    )
    assert main([*out, "Hall"]) == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "Say with --out"),
        (["--printer", "Hall"], "Say with --front"),
        (["--printer", "Hall", "--front", *FRONT[:5], "100"], "Line 6"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["calibrate", *words]) == 1
    assert sentence in capsys.readouterr().err
