"""Titles as names of files: readable, and refused by no file system."""

import pytest

from facilitator.file_names import file_title


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Mill Lane: a street that’s ours (open)?", "Mill Lane a street that’s ours (open)"),
        ("L'été à Łódź – le café", "L'été à Łódź – le café"),
        ("مرکز", "مرکز"),
        ("আমরা একসাথে", "আমরা একসাথে"),
        ("../../etc: <b>&", "etc b &"),
        ("a/b\\c\n", "a b c"),
        ("." * 80, ""),
        ("", ""),
        ("CON", "CON_"),
        ("word " * 20, ("word " * 12).strip()),
        ("w" * 90, "w" * 60),
    ],
)
def test_a_title_stays_readable(title: str, name: str) -> None:
    assert file_title(title) == name
