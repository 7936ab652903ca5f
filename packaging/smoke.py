"""Try a built program as people use it, and compare what it makes with what its source makes.

    python packaging/smoke.py PROGRAM

In a home of its own, without a screen: the version; the sample, opened in a window; its pack and
what it gives out, byte for byte as from the source; a printed sheet, read back; a hand-over.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import facilitator

ROOT: Final = Path(__file__).parents[1]
SECONDS: Final = 300
"""Nothing here takes so long, on any computer."""
GIVEN_OUT: Final = ("out.json", "out.csv", "out.ics", "out.md", "out.docx", "out.png", "out.svg")
MAP: Final = 3
"""The activity of the sample that is a community map."""
PAINTED: Final = b"Flushing"
"""What Qt says when a window comes to the screen, where it is asked to say such things."""
MUCH: Final = 10_000_000
"""More bytes than it says until then."""


@dataclass(frozen=True)
class Way:
    """One way to run the app, with a home of its own."""

    command: Sequence[str]
    home: Path

    def environment(self, **more: str) -> dict[str, str]:
        """Return the environment of somebody who has nothing but a home."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        return {**kept, "HOME": str(self.home), "QT_QPA_PLATFORM": "offscreen", **more}

    def run(self, *words: str | Path) -> str:
        """Run a command of the app to its end, and return what it says."""
        done = subprocess.run(
            [*self.command, *map(str, words)],
            cwd=ROOT,
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"{' '.join(map(str, words))}: {done.returncode}\n{done.stderr}")
        return done.stdout


def first_paint(
    command: Sequence[str], environment: Mapping[str, str], opened: Path | None
) -> float:
    """Start a window, and return how many seconds it took to come to the screen.

    With `opened`, the workshop has to be open soon after, which its lock tells. Qt's own log says
    when it was painted: nothing in the app helps.
    """
    asked = {**environment, "QT_LOGGING_RULES": "qt.widgets.painting=true"}
    with tempfile.TemporaryFile() as log:
        begin = time.monotonic()
        process = subprocess.Popen(command, cwd=ROOT, env=asked, stderr=log)
        try:
            _wait(process, lambda: PAINTED in os.pread(log.fileno(), MUCH, 0), "painted a window")
            took = time.monotonic() - begin
            if opened is not None:
                lock = opened.with_name(f"{opened.name}.lock")
                _wait(process, lock.exists, f"opened {opened.name}")
            return took
        finally:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], done: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + SECONDS
    while not done():
        if process.poll() is not None or time.monotonic() > end:
            raise SystemExit(f"{process.args!r} has not {what}.")
        time.sleep(0.005)


def same(name: str, ours: bytes, source: bytes) -> None:
    """Stop where the program made something else than its source."""
    if ours != source:
        raise SystemExit(f"{name} is not what the source makes: {len(ours)}, {len(source)} bytes.")


def try_out(program: Path, python: str) -> None:
    """Try everything; stop with a sentence at the first thing that does not hold."""
    with tempfile.TemporaryDirectory(prefix="facilitator-smoke-") as folder:
        place = Path(folder)
        ways = [
            Way((str(program.absolute()),), place / "installed"),
            Way((python, "-m", "ui.cli"), place / "source"),
        ]
        for way in ways:
            way.home.mkdir()
        _version(ways[0])
        sample = _window(ways[0])
        for way in ways:
            (way.home / "copy.workshop").write_bytes(sample)
        _pack(*ways)
        _given_out(*ways)
        _read_back(*ways)
        _handed_over(ways[0])


def _version(way: Way) -> None:
    said = way.run("--version").strip()
    if said != facilitator.__version__:
        raise SystemExit(f"The program says that it is {said}.")


def _window(way: Way) -> bytes:
    """Open the sample in a window, and return its file."""
    sample = way.home / "sample" / "Riverside.workshop"
    took = first_paint(
        [*way.command, "sample", "--out", str(sample.parent)], way.environment(), sample
    )
    print(f"smoke: the sample is open in a window, painted after {took:.2f} s")
    return sample.read_bytes()


def _pack(ours: Way, source: Way) -> None:
    for way in (ours, source):
        way.run("print", way.home / "copy.workshop", "--out", way.home, "--after", "--one-file")
    found = sorted(path.name for path in source.home.glob("*.pdf"))
    if len(found) != 1:
        raise SystemExit(f"One file was to be printed: {found}")
    same(found[0], (ours.home / found[0]).read_bytes(), (source.home / found[0]).read_bytes())
    print(f"smoke: “{found[0]}” is byte for byte what the source prints")


def _given_out(ours: Way, source: Way) -> None:
    for name in GIVEN_OUT:
        activity = () if name.endswith((".json", ".ics")) else ("--activity", str(MAP))
        for way in (ours, source):
            way.run("export", way.home / "copy.workshop", way.home / name, *activity)
        same(name, (ours.home / name).read_bytes(), (source.home / name).read_bytes())
    print(f"smoke: so is what it gives out: {', '.join(GIVEN_OUT)}")


def _read_back(ours: Way, source: Way) -> None:
    """Print a blank sheet of the map, photograph it, as it were, and have both read it."""
    import pypdfium2

    workshop, prints = ours.home / "copy.workshop", ours.home / "blank"
    ours.run("print", workshop, "--out", prints, "--blank", "--activity", str(MAP), "--sheets", "1")
    sheets = [page for path in sorted(prints.glob("*.pdf")) for page in pypdfium2.PdfDocument(path)]
    said = []
    for number, page in enumerate(sheets):
        photo = ours.home / f"{number}.png"
        page.render(scale=200 / 72).to_pil().save(photo)
        answers = [
            json.loads(way.run("read", photo, "--into", workshop, "--json"))
            for way in (ours, source)
        ]
        same(photo.name, *(json.dumps(each["photos"]).encode() for each in answers))
        said += [each["sheet"] for each in answers[0]["photos"] if each["problem"] is None]
    if not said:
        raise SystemExit("No printed sheet could be read back.")
    print(f"smoke: of {len(sheets)} printed pages it reads {len(said)} back as the source does")


def _handed_over(way: Way) -> None:
    stick = way.home / "stick"
    stick.mkdir()
    way.run("hand-over", way.home / "copy.workshop", stick)
    handed = sorted(path.name for path in stick.rglob("*.workshop"))
    if not handed:
        raise SystemExit("Nothing was handed over.")
    print(f"smoke: {handed[0]} is handed over with its papers")


def main(words: list[str]) -> None:
    """Try the program that is named."""
    if len(words) != 1:
        sys.exit((__doc__ or "").partition("\n\n")[2])
    try_out(Path(words[0]), sys.executable)


if __name__ == "__main__":
    main(sys.argv[1:])
