"""Whatever is done in whatever exercise, the recovery copy is the file to the last row."""

import random
import subprocess
import sys
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from sqlmodel import select

from facilitator import photos, plan
from facilitator.base_maps import BasePicture
from facilitator.check import check
from facilitator.decks import shipped_source
from facilitator.errors import FacilitatorError
from facilitator.exercises.community_map.base_map import choose_base_map
from facilitator.passphrase import Passphrase
from facilitator.people import Person, erase_person
from facilitator.recovery.away import not_back_yet
from facilitator.seal import Seal
from facilitator.store import Store
from facilitator.workshop import saved_id
from tests.locked import KEY, holding
from tests.recovery.pulling import Stick, begin, entitle, every_row, needs_moving_folders, title_in
from tests.soak.editing import EDITS
from tests.workshops import Builder, build

pytestmark = needs_moving_folders


def seal_of(store: Store) -> bytes:
    with store.reading() as session:
        return session.exec(select(Seal.digest)).one()


class Somebody:
    """Does one thing after another, over all exercises."""

    def __init__(self, store: Store, seed: int) -> None:
        self._store = store
        self._builder = Builder(store, 1)
        self._chance = random.Random(seed)
        self.saved = b""
        """The seal of what was said to be saved last."""
        store.changed.connect(self._note)

    def _note(self, _changes: object) -> None:
        self.saved = seal_of(self._store)

    def do(self) -> None:
        chance, builder = self._chance, self._builder
        what = chance.choice((*EDITS, "undo", "undo", "redo"))
        builder.activity_id = chance.randint(1, 3)
        number, other = chance.randrange(1_000), chance.randrange(1_000)
        with suppress(FacilitatorError):
            if what == "redo":
                self._store.redo()
            else:
                builder.do(what, number, other, f"{what} {number} " + "and so on " * (other % 40))


@pytest.mark.parametrize(("key", "steps"), [(None, 200), (KEY, 40)], ids=["plain", "locked"])
def test_pulled_at_random_nothing_that_was_said_to_be_saved_is_lost(
    stick: Stick, key: Passphrase | None, steps: int
) -> None:
    build(stick.workshop, [])
    if key is not None:
        with Store.open(stick.workshop) as store:
            store.lock_with(key)
    chance, pulls = random.Random(steps), 0
    with Store.open(stick.workshop, key=key) as store:
        somebody = Somebody(store, steps)
        for _step in range(steps):
            dice = chance.random()
            if stick.is_in and dice < 0.1:
                expected = every_row(stick.workshop, key)
                stick.pull()
                pulls += 1
                store.look()
                assert store.away is not None
                assert every_row(store.away.copy, key) == expected
            elif not stick.is_in and dice < 0.3:
                stick.plug_in()
                store.look()
                assert store.away is None
            somebody.do()
            if somebody.saved:
                assert seal_of(store) == somebody.saved
        if not stick.is_in:
            stick.plug_in()
    assert pulls > 1
    assert not_back_yet() == []
    assert check(stick.workshop, key=key).problem is None
    with Store.open(stick.workshop, key=key) as store:
        assert seal_of(store) == somebody.saved


def noise() -> bytes:
    """Return a picture that does not become smaller by packing."""
    stream = BytesIO()
    Image.frombytes("L", (300, 300), random.Random(1).randbytes(90_000)).save(stream, "PNG")
    return stream.getvalue()


def test_maps_and_photographs_come_along_with_what_hangs_on_them(stick: Stick) -> None:
    large = noise()
    with plan.begin(stick.workshop, title="Riverside") as store:
        activity = plan.add_activity(store, shipped_source("community_map"))
        picture = BasePicture("image/png", large, 300, 300, None, "")
        choose_base_map(store, activity, picture, title="Plan", attribution="Us")
    with Store.open(stick.workshop) as store:  # its backup keeps the map aside
        first = photos.attach_photo(store, activity, photos.PNG + b"first")
        photos.attach_photo(store, activity, photos.PNG + b"second")
        photos.remove_photo(store, first)
        expected = every_row(stick.workshop)
        stick.pull()
        store.look()
        assert store.away is not None
        assert every_row(store.away.copy) == expected
        plan.remove_activity(store, activity)
        store.undo()
        assert check(store.away.copy).problem is None


def test_more_pictures_than_are_held_in_memory(stick: Stick) -> None:
    """What was put in is held in a file then, under no name."""
    with plan.begin(stick.workshop, title="Riverside") as store:
        activity = plan.add_activity(store, shipped_source("keep_amplify_discard_create"))
        for number in range(9):
            noise = random.Random(number).randbytes(1_900_000)
            photos.attach_photo(store, activity, photos.PNG + noise)
        expected = every_row(stick.workshop)
        stick.pull()
        store.look()
        assert store.away is not None
        assert every_row(store.away.copy) == expected


NAME = "Marguerite Oyelaran"


def named(store: Store) -> int:
    """Add somebody with a name, and return the id."""
    with store.step("Add person") as session:
        person = Person(role="Councillor", name=NAME)
        session.add(person)
        session.flush()
        return saved_id(person)


def test_somebody_who_was_erased_is_in_no_recovery_copy(stick: Stick, data_dir: Path) -> None:
    with plan.begin(stick.workshop, title="Riverside") as store:
        person = named(store)
    with Store.open(stick.workshop) as store:
        erase_person(store, person)
        stick.pull()
        entitle(store, "Hillside")  # the base is not what it was at the opening
        assert not_back_yet()
        assert holding(data_dir, NAME) == []
        store.undo()

    stick.plug_in()
    with Store.open(stick.workshop) as store:
        stick.pull()
        person = named(store)
        erase_person(store, person)
        assert holding(data_dir, NAME) == []


def test_a_recovery_copy_that_waits_forgets_whom_its_workshop_forgets(
    stick: Stick, data_dir: Path
) -> None:
    with plan.begin(stick.workshop, title="Riverside") as store:
        named(store)
    with Store.open(stick.workshop) as store:
        stick.pull()
        entitle(store, "Hillside")
    stick.plug_in()
    assert len(holding(data_dir, NAME)) == 2  # its backup is the other
    with Store.open(stick.workshop) as store:
        erase_person(store, 1)
    assert holding(data_dir, NAME) == []
    (away,) = not_back_yet()
    assert title_in(away.copy) == "Hillside"


def test_with_a_passphrase_no_word_can_be_read(stick: Stick, data_dir: Path) -> None:
    with Store.create(stick.workshop, key=KEY) as store:
        begin(store, "Seven swans swimming")
    with Store.open(stick.workshop, key=KEY) as store:
        stick.pull()
        entitle(store, "Eight maids milking")
        entitle(store, "Nine ladies dancing")
        assert len(not_back_yet()) == 1
        assert holding(data_dir, "swimming", "milking", "dancing") == []
    assert holding(data_dir, "swimming", "milking", "dancing") == []


def test_a_passphrase_waits_until_the_file_is_back(stick: Stick, data_dir: Path) -> None:
    with Store.create(stick.workshop) as store:
        begin(store, "Seven swans swimming")
    with Store.open(stick.workshop) as store:
        stick.pull()
        with pytest.raises(FacilitatorError, match="back in its place"):
            store.lock_with(KEY)
        stick.plug_in()
        store.look()
        store.lock_with(KEY)
        stick.pull()
        entitle(store, "Eight maids milking")  # from a base that has the passphrase as well
        assert store.away is not None
        assert holding(data_dir / "recovery", "swimming", "milking") == []
        stick.plug_in()
    assert title_in(stick.workshop, KEY) == "Eight maids milking"


TYPE = """
import os, sys
from pathlib import Path
from sqlmodel import select
from facilitator.store import Store
from facilitator.workshop import Workshop
path = Path(sys.argv[1])
with Store.open(path) as store:
    path.parent.rename(path.parent.with_name("stick in the pocket"))
    number = 0
    while True:
        with store.step("Add") as session:
            session.exec(select(Workshop)).one().title = str(number)
        print(number, flush=True)
        number += 1
"""


def test_killed_without_the_stick_every_step_is_in_the_copy(stick: Stick) -> None:
    with Store.create(stick.workshop) as store:
        begin(store, "Riverside")
    with subprocess.Popen(
        [sys.executable, "-c", TYPE, stick.workshop], stdout=subprocess.PIPE, text=True
    ) as typist:
        assert typist.stdout is not None
        for _line in range(20):
            typist.stdout.readline()
        typist.kill()
        last = ["19", *typist.stdout.read().split()][-1]

    (away,) = not_back_yet()
    assert (away.home, check(away.copy).problem) == (stick.workshop, None)
    assert int(title_in(away.copy)) in {int(last), int(last) + 1}
    stick.plug_in()
    with Store.resume(away) as store:
        store.look()
        assert store.away is None
    assert int(title_in(stick.workshop)) >= int(last)
    assert not_back_yet() == []
