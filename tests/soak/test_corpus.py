"""Files that the app once did not take well: each is taken, or refused in a sentence."""

import shutil
from pathlib import Path

import pytest

from facilitator.errors import FacilitatorError
from tests.soak.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"
FILES = sorted(file for file in CORPUS.glob("*/*") if file.is_file())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_of_the_corpus_is_taken_or_refused_in_a_sentence(file: Path, tmp_path: Path) -> None:
    path = tmp_path / file.name
    shutil.copyfile(file, path)
    try:
        TARGETS[file.parent.name].take(path)
    except FacilitatorError as error:
        sentence = str(error)
        assert sentence
        assert "\n" not in sentence
    assert path.read_bytes() == file.read_bytes()
