"""Real file systems: one that is gone, one that fails, a full one, one that may only be read."""

from pathlib import Path

import pytest
from sqlmodel import select

from facilitator.errors import FacilitatorError
from facilitator.recovery.away import not_back_yet
from facilitator.store import Store
from facilitator.workshop import Workshop
from tests.recovery import devices
from tests.recovery.devices import needs_mounts
from tests.recovery.pulling import begin, entitle, title_in, title_of

pytestmark = needs_mounts


def on(folder: Path) -> Path:
    path = folder / "riverside.workshop"
    with Store.create(path) as store:
        begin(store, "Riverside")
    return path


def test_a_stick_pulled_out_is_missed_and_taken_back(tmp_path: Path) -> None:
    image, folder = tmp_path / "image", tmp_path / "stick"
    with devices.disk(folder, image=image):
        store = Store.open(on(folder))
        entitle(store, "Hillside")
        devices.pull(folder)
        entitle(store, "Lakeside")
        assert store.away is not None
        store.undo()
        store.redo()
    with devices.disk(folder, image=image, make=False):
        store.look()
        assert store.away is None
        entitle(store, "Seaside")
        store.close()
        assert title_in(folder / "riverside.workshop") == "Seaside"
        assert not_back_yet() == []


@pytest.mark.parametrize("moment", ["between steps", "in a step", "half written"])
def test_a_device_that_fails_loses_nothing_that_was_saved(tmp_path: Path, moment: str) -> None:
    """Its folder may still be seen for a while, as after a stick was pulled out."""
    image, folder = tmp_path / "image", tmp_path / "stick"
    with devices.disk(folder, image=image):
        store = Store.open(on(folder))
        entitle(store, "Hillside")

        def fail() -> None:
            if moment == "between steps":
                devices.die(folder)
            with store.step("Lost") as session:
                if moment == "in a step":
                    devices.die(folder)
                session.exec(select(Workshop)).one().title = "Lost"
                if moment == "half written":
                    session.flush()
                    devices.die(folder)

        with pytest.raises(FacilitatorError, match="do it again"):
            fail()
        entitle(store, "Lakeside")
        assert (title_of(store), store.undo_label) == ("Lakeside", "Call it Lakeside")
        store.undo()
        assert title_of(store) == "Hillside"
        store.redo()
    with devices.disk(folder, image=image, make=False):
        store.look()
        assert store.away is None
        store.close()
        assert title_in(folder / "riverside.workshop") == "Lakeside"
        store.close()


def test_undo_on_a_device_that_fails_is_done_all_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    with devices.disk(folder, image=tmp_path / "image"):
        store = Store.open(on(folder))
        entitle(store, "Hillside")
        devices.die(folder)
        store.undo()
        assert title_of(store) == "Riverside"
    store.close()
    (away,) = not_back_yet()
    assert title_in(away.copy) == "Riverside"


def test_a_full_disk_is_not_a_stick_that_is_gone(tmp_path: Path) -> None:
    with devices.full_after(tmp_path / "stick", "600k") as folder:
        store = Store.open(on(folder))
        with pytest.raises(FacilitatorError, match="disk is full"):
            entitle(store, "long " * 100_000)
        assert store.away is None
        entitle(store, "Hillside")
        elsewhere = tmp_path / "elsewhere.workshop"
        store.save_elsewhere(elsewhere)
        entitle(store, "long " * 100_000)
        store.close()
        assert title_in(folder / "riverside.workshop") == "Hillside"
        assert title_in(elsewhere) == "long " * 100_000


def test_a_disk_that_may_only_be_read_is_not_gone(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    with devices.disk(folder, image=tmp_path / "image"):
        store = Store.open(on(folder))
        devices.may_only_be_read(folder)
        with pytest.raises(FacilitatorError, match="cannot be written to"):
            entitle(store, "Hillside")
        assert (store.away, title_of(store)) == (None, "Riverside")
        store.save_elsewhere(tmp_path / "elsewhere.workshop")
        entitle(store, "Hillside")
        store.close()
        assert title_in(tmp_path / "elsewhere.workshop") == "Hillside"
        assert title_in(folder / "riverside.workshop") == "Riverside"


def test_no_room_on_the_stick_when_it_is_back(tmp_path: Path) -> None:
    """What was done meanwhile stays where it is until there is room."""
    image, folder = tmp_path / "image", tmp_path / "stick"
    with devices.disk(folder, image=image):
        store = Store.open(on(folder))
        devices.pull(folder)
        entitle(store, "Hillside")
    with devices.disk(folder, image=image, make=False):
        filler = folder / "films"
        devices.fill(filler)
        with pytest.raises(FacilitatorError, match="cannot be written here"):
            store.put_back()
        assert title_in(folder / "riverside.workshop") == "Riverside"
        assert sorted(each.suffix for each in folder.iterdir() if each.is_file()) == [
            "",
            ".workshop",
        ]
        filler.unlink()
        store.put_back()
        store.close()
        assert title_in(folder / "riverside.workshop") == "Hillside"
