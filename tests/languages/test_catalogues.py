"""A language is a compiled catalogue in assets/locale: its plurals, its dates, and its side."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from babel import Locale, localedata
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from PySide6.QtCore import QDate, QLocale

from facilitator import i18n
from facilitator.i18n import language_asked_for, reads_from_right
from facilitator.spoken import spoken_date, spoken_number
from ui.log_book.day_field import DayField
from ui.wording import said_day

ROOT = Path(__file__).parents[2]
PLURALS = {
    "ar": {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 5, 99: 5, 100: 4},
    "pl": {0: 2, 1: 0, 2: 1, 4: 1, 5: 2, 12: 2, 22: 1, 25: 2},
    "ga": {1: 0, 2: 1, 5: 2, 8: 3, 11: 4},
}
"""Which form each of these numbers takes."""


def catalogue_of(language: str) -> Catalog:
    found = Catalog(locale=language)
    forms = [f"{language} {number}: {{count}}" for number in range(found.num_plurals)]
    found.add(("{count} note", "{count} notes"), forms)
    found.add("Running order", f"order in {language}")
    return found


def house(folder: Path, *languages: str) -> Path:
    """Build a folder of assets with catalogues, as a packaged app has it."""
    assets = folder / "assets"
    assets.mkdir()
    (assets / "__init__.py").touch()
    for language in languages:
        place = assets / "locale" / language / "LC_MESSAGES"
        place.mkdir(parents=True)
        with (place / "facilitator.mo").open("wb") as stream:
            write_mo(stream, catalogue_of(language))
    return folder


def asked_in(folder: Path, code: str, **environment: str) -> list[str]:
    """Run a few lines as an app of its own, with the assets of this folder."""
    clean = {name: value for name, value in os.environ.items() if name not in i18n.NAMED_BY}
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        cwd=folder,
        env={**clean, "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}", **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_a_compiled_catalogue_is_spoken_with_its_own_plurals(tmp_path: Path) -> None:
    code = (
        "from facilitator.i18n import _, language_asked_for, ngettext, speak\n"
        "speak(language_asked_for())\n"
        "print(_('Running order'))\n"
        "for n in {numbers}: print(ngettext('{{count}} note', '{{count}} notes', n))\n"
    )
    folder = house(tmp_path, *PLURALS)
    for language, forms in PLURALS.items():
        said = asked_in(folder, code.format(numbers=list(forms)), LANG=f"{language}.UTF-8")
        assert said[0] == f"order in {language}"
        assert said[1:] == [f"{language} {form}: {{count}}" for form in forms.values()]


def test_a_country_without_its_own_catalogue_has_the_languages(tmp_path: Path) -> None:
    folder = house(tmp_path, "ar", "pl")
    code = (
        "from facilitator.i18n import _, speak\n"
        "for name in ('ar_EG', 'pl-PL', 'de_AT'):\n    speak(name)\n    print(_('Running order'))\n"
    )
    assert asked_in(folder, code) == ["order in ar", "order in pl", "Running order"]


def test_the_environment_names_the_language() -> None:
    assert language_asked_for({"LANG": "pt_BR.UTF-8"}) == "pt_BR"
    assert language_asked_for({"LANG": "en_GB.UTF-8", "LANGUAGE": "ar:en"}) == "ar"
    assert language_asked_for({"LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8"}) == "en"
    assert language_asked_for({"LC_MESSAGES": "ca_ES.UTF-8@valencia"}) == "ca_ES"
    assert language_asked_for({}) == ""


def test_every_language_that_is_read_from_the_right_is_known() -> None:
    every = map(Locale.parse, localedata.locale_identifiers())
    names = {f"{each.language}_{each.script}" if each.script else each.language for each in every}
    names |= {"ar_EG", "ur_IN", "en_GB", "pa_Arab_PK"}
    wrong = [
        name
        for name in names
        if reads_from_right(name) != (Locale.parse(name).text_direction == "rtl")
    ]
    assert not wrong
    assert reads_from_right("ar-EG")
    assert not reads_from_right("")


def test_dates_and_numbers_are_the_languages_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert spoken_date("2026-03-14", "pl") == "14 marca 2026"
    assert spoken_date("2026-03-14", "de-AT") == "14. März 2026"
    assert date(2026, 3, 14).isoformat() != spoken_date("2026-03-14", "ar_EG")
    for language, said in (("en", "1,234.5"), ("pl", "1234,5"), ("de", "1.234,5")):
        i18n.speak(language)
        assert spoken_number(1234.5, 1).replace("\xa0", "") == said
    i18n.speak("en")


WRITTEN = {
    "en": "14 March 2026",
    "de_DE": "14. März 2026",
    "es_ES": "14 de marzo de 2026",
    "pl_PL": "14 marca 2026",
    "hu_HU": "2026. március 14.",
    "ja_JP": "2026年3月14日",
}


@pytest.mark.parametrize(("language", "written"), WRITTEN.items())
def test_a_day_is_written_alike_in_the_window_in_its_fields_and_on_paper(
    qapp: object, language: str, written: str
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    field = DayField(date(2026, 3, 14), "By")
    field.day.setDate(QDate(2026, 3, 14))
    said, typed = said_day("2026-03-14"), field.day.text()
    QLocale.setDefault(before)
    assert said == typed == spoken_date("2026-03-14", language) == written


@pytest.fixture(scope="module")
def translations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run `make translations` into an empty folder where somebody has begun with Polish."""
    if not (ROOT / ".venv" / ".installed").is_file():
        pytest.skip("`make translations` works in .venv, which is not here")
    folder = tmp_path_factory.mktemp("locale")
    polish = folder / "pl" / "LC_MESSAGES"
    polish.mkdir(parents=True)
    begun = Catalog(locale="pl", fuzzy=False)
    begun.add("Running order", "Przebieg")
    with (polish / "facilitator.po").open("wb") as stream:
        write_po(stream, begun)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    subprocess.run(
        ["make", "-s", "-o", ".venv/.installed", "translations", f"LOCALE={folder}"],
        cwd=ROOT,
        env=clean,
        check=True,
    )
    return folder


def test_make_translations_gathers_what_is_said_and_keeps_what_was_translated(
    translations: Path,
) -> None:
    with (translations / "facilitator.pot").open("rb") as stream:
        gathered = read_po(stream)
    assert gathered.get("Running order") is not None
    assert gathered.get("{count} min") is not None
    assert gathered.get("Where are we now?") is not None, "what a deck says"
    places = {path.split("/")[0] for message in gathered for path, _line in message.locations}
    assert places == {"decks", "exports", "facilitator", "ui"}
    assert str(ROOT) not in (translations / "facilitator.pot").read_text("utf-8")
    polish = translations / "pl" / "LC_MESSAGES"
    with (polish / "facilitator.po").open("rb") as stream:
        updated = read_po(stream, locale="pl")
    assert updated["Running order"].string == "Przebieg"
    assert updated.num_plurals == Catalog(locale="pl").num_plurals
    assert updated.get("Where are we now?") is not None
    assert (polish / "facilitator.mo").is_file()
