"""A coach's own decks lie in a folder, each in a file that people can tell from the others."""

from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.decks import DeckError
from facilitator.decks.bundle import DeckBundle, bundle_for, read_deck_file, write_deck_file
from facilitator.decks.library import OwnDeck, import_deck, own_decks, same_deck, save_deck


def day(title: str = "Our day", key: str = "day", version: int = 2) -> DeckBundle:
    return DeckBundle(
        f'id = "{key}"\nversion = {version}\ntitle = "{title}"\nsummary = "All of it"\n\n'
        '[[activities]]\nkind = "talk"\ntitle = "Welcome"\nminutes = 25\n'
    )


def test_saved_decks_are_listed_by_title(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "decks"
    assert own_decks(folder) == []
    later = save_deck(folder, day("zebra crossing", "zebra"))
    first = save_deck(folder, day())
    assert own_decks(folder) == [
        OwnDeck(first, "day", "Our day", "All of it", 25, 2, ("en",)),
        OwnDeck(later, "zebra", "zebra crossing", "All of it", 25, 2, ("en",)),
    ]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Our day: “what now?”", "Our day “what now”.deck"),
        ("../../etc", "etc.deck"),
        ("CON", "CON_.deck"),
        ("???", "day.deck"),
    ],
)
def test_a_deck_is_saved_under_its_title(tmp_path: Path, title: str, name: str) -> None:
    path = save_deck(tmp_path, day(title))
    assert path.parent == tmp_path
    assert path.stem.startswith(name.removesuffix(".deck").split("“")[0].strip())
    assert read_deck_file(path).session.title == title


def test_nothing_is_written_over(tmp_path: Path) -> None:
    paths = [save_deck(tmp_path, day()) for _ in range(3)]
    assert [path.name for path in paths] == ["Our day.deck", "Our day 2.deck", "Our day 3.deck"]


def test_a_deck_that_cannot_be_read_is_listed_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "broken.deck").write_bytes(b"PK and then nothing")
    (tmp_path / "notes.txt").write_text("no deck", "utf-8")
    whole = save_deck(tmp_path, day())
    broken, read = own_decks(tmp_path)
    assert (broken.title, broken.problem) == (
        "broken",
        "“broken.deck” is not a deck, or it is damaged; choose another one, or copy it again.",
    )
    assert (read.path, read.problem) == (whole, "")


def test_an_imported_deck_is_written_anew(tmp_path: Path) -> None:
    stick, folder = tmp_path / "stick", tmp_path / "decks"
    stick.mkdir()
    write_deck_file(stick / "x.deck", day())
    (stick / "day.toml").write_text(day("By hand").session_source, "utf-8")
    assert import_deck(folder, stick / "x.deck").name == "Our day.deck"
    assert import_deck(folder, stick / "day.toml").name == "By hand.deck"
    assert {deck.title for deck in own_decks(folder)} == {"Our day", "By hand"}


def test_what_cannot_be_imported_leaves_no_trace(tmp_path: Path) -> None:
    (tmp_path / "x.deck").write_bytes(b"nothing")
    with pytest.raises(DeckError, match="is not a deck"):
        import_deck(tmp_path / "decks", tmp_path / "x.deck")
    assert not (tmp_path / "decks").exists()


def test_the_older_version_of_a_deck_is_found(tmp_path: Path) -> None:
    save_deck(tmp_path, day("Another", "other"))
    old = save_deck(tmp_path, day("Day as it was"))
    found = same_deck(tmp_path, day(version=3))
    assert found
    assert (found.path, found.version) == (old, 2)
    assert same_deck(tmp_path, day(key="new")) is None


def test_a_shipped_board_becomes_a_deck_of_ones_own(tmp_path: Path) -> None:
    path = save_deck(tmp_path, replace(bundle_for("theory_of_change")))
    assert own_decks(tmp_path)[0].title == path.stem == "Theory of change"
    assert own_decks(tmp_path)[0].minutes == 180
