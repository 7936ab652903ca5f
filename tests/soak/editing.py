"""Somebody who edits every exercise of a workshop through the domain, and says what is done.

Run by itself it edits once. Run with `serve` it begins a new process for each line that it is
given, and each edits until it is killed; what the app imports is imported once for all of them.
"""

import json
import os
import random
import shutil
import sys
from contextlib import suppress
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from sqlmodel import select

from facilitator.day import clock
from facilitator.errors import FacilitatorError
from facilitator.passphrase import Passphrase
from facilitator.people import erase_person, people
from facilitator.seal import Seal
from facilitator.store import Store
from facilitator.workshop import saved_id
from tests.drawing import ON_COMMUNITY
from tests.locked import WORDS
from tests.mapping import ON_MAP
from tests.playing import ON_CARDS, ON_LOG_BOOK
from tests.workshops import ON_BOARD, ON_LINKS, ON_NOTES, Builder

EDITS = tuple(
    sorted({*ON_BOARD, *ON_NOTES, *ON_LINKS, *ON_CARDS, *ON_LOG_BOOK, *ON_MAP, *ON_COMMUNITY})
)
"""Theory of change, boards, cards, sector map, community map with its provision, people, promises,
the running order and its clock."""
MORE = ("redo", "erase somebody", "begin anew")
OTHER_WORDS = "a heron by the mill race"
LOCKS = ("", WORDS, OTHER_WORDS)
"""What a file's passphrase may be; the first is none."""


def sealed(store: Store) -> str:
    """Return the digest of everything that the open file says."""
    with store.reading() as session:
        found = session.exec(select(Seal)).first()
    return found.digest.hex() if found else ""


class Editor:
    """Does one thing after another, and says the seal of each step as soon as it is saved."""

    def __init__(self, path: Path, seed: int, said: TextIO, *, lock: str = "") -> None:
        self._path, self._said, self._lock = path, said, lock
        self._data = path.parent / "data"
        self._chance = random.Random(seed)

    def edit(self, times: int, *, locks: bool = False) -> None:
        """Edit so many times; now and then give the file another passphrase if `locks`."""
        key = Passphrase(self._lock)
        with Store.open(self._path, key=key, data_folder=self._data) as store:
            builder = Builder(store, 1)
            self._say("opened", sealed(store))
            store.changed.connect(lambda _changes: self._say("saved", sealed(store)))
            for number in range(times):
                if locks and number % 40 == 20:
                    self._lock_anew(store)
                else:
                    self._do(store, builder)

    def _lock_anew(self, store: Store) -> None:
        self._say("begin", "lock")
        words = LOCKS[(LOCKS.index(self._lock) + 1) % len(LOCKS)]
        store.lock_with(Passphrase(words) if words else None)
        self._lock = words
        self._say("saved", sealed(store))

    def _do(self, store: Store, builder: Builder) -> None:
        what = self._chance.choice((*EDITS, *MORE))
        number, other = self._chance.randrange(1_000), self._chance.randrange(1_000)
        builder.activity_id = self._chance.randint(1, 3)
        self._say("begin", what)
        with suppress(FacilitatorError):
            if what == "redo":
                store.redo()
            elif what == "begin anew":
                clock.begin_anew(store)
            elif what == "erase somebody":
                self._erase(store, number)
            else:
                builder.do(what, number, other, f"{what} {number} " + "and so on " * (other % 40))

    def _erase(self, store: Store, number: int) -> None:
        with store.reading() as session:
            somebody = people(session)
        if somebody and number % 4 == 0:
            erase_person(store, saved_id(somebody[number % len(somebody)]), self._data)

    def _say(self, what: str, about: str) -> None:
        about = f"{about}:{LOCKS.index(self._lock)}" if what != "begin" else about
        self._said.write(f"{json.dumps([what, about])}\n")
        self._said.flush()


def serve(*, warm: bool) -> None:
    """Begin a process for each line of [path, seed, said], say its id, and when it has ended.

    Where the first ones need not begin slowly, everything is done once before them.
    """
    ready = not warm
    for line in sys.stdin:
        path, seed, said = json.loads(line)
        ready = ready or _edit_a_copy(Path(path))
        child = os.fork()
        if not child:
            with Path(said).open("w", encoding="utf-8") as stream:
                Editor(Path(path), seed, stream).edit(1_000_000)
            os._exit(0)
        print(child, flush=True)
        _child, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _edit_a_copy(path: Path) -> bool:
    """Do everything once, so that what is imported late is there."""
    with TemporaryDirectory() as folder, StringIO() as said:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        Editor(copy, 0, said).edit(2 * len(EDITS))
    return True


def main(words: list[str]) -> None:
    if words[0] == "serve":
        serve(warm=words[1] == "warm")
        return
    path, seed, said, times, lock, locks = words
    with Path(said).open("w", encoding="utf-8") as stream:
        editor = Editor(Path(path), int(seed), stream, lock=lock)
        editor.edit(int(times), locks=locks == "locks")


if __name__ == "__main__":
    main(sys.argv[1:])
