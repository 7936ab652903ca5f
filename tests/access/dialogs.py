"""Every dialog of ours, found in the code, and where the walk comes by it."""

import ast
from functools import cache
from pathlib import Path

UI = Path(__file__).parents[2] / "ui"
VISITED: dict[str, set[str]] = {
    "home": {
        "ui.merging.dialog.MergeDialog",
        "ui.passphrase.asking.AskPassphrase",
        "ui.printing.calibration.CalibrationDialog",
        "ui.rescue.dialog.DamagedDialog",
        "ui.shortcuts.ShortcutSheet",
    },
    "day": {
        "ui.merging.differences.DifferencesDialog",
        "ui.people.dialog.WhoIsHere",
        "ui.room.dialog.RoomDialog",
        "ui.workshop.about.AboutWorkshop",
        "ui.workshop.late.LateDialog",
        "ui.workshop.length.LengthDialog",
        "ui.workshop.pin.PinDialog",
    },
    "taking_in": {
        "ui.scribe.start.StartScribe",
        "ui.workshop.catch_up.CatchUp",
        "ui.workshop.photos.Photographs",
        "ui.workshop.read_back.ReadBackDialog",
        "ui.workshop.tally.Tally",
    },
    "log_book": {
        "ui.log_book.dialog.LogBook",
        "ui.log_book.earlier.EarlierWorkshops",
        "ui.log_book.erase_dialog.EraseDialog",
        "ui.log_book.promise_dialog.PromiseDialog",
        "ui.log_book.taking_up.TakeUp",
        "ui.log_book.told_dialog.ToldDialog",
    },
    "giving_out": {
        "ui.export.posters.PosterDialog",
        "ui.hand_over.dialog.HandOverDialog",
        "ui.printing.dialog.PrintDialog",
        "ui.printing.on_printer.PrinterDialog",
        "ui.printing.preview.Preview",
        "ui.privacy.share_dialog.ShareDialog",
    },
    "safety": {
        "ui.backups.dialog.VersionsDialog",
        "ui.passphrase.dialog.PassphraseDialog",
        "ui.privacy.closing_dialog.ClosingDialog",
        "ui.privacy.closing_dialog.ToldDialog",
        "ui.privacy.dialog.PrivacyPanel",
        "ui.privacy.erase_workshop.EraseWorkshopDialog",
        "ui.privacy.leave_dialog.LeaveDialog",
    },
    "cards": {
        "ui.exercises.cards.about.AboutDeck",
    },
    "sector_map": {
        "ui.exercises.sector_map.pooling_dialog.PoolingDialog",
        "ui.exercises.sector_map.talk_dialog.TalkDialog",
        "ui.exercises.sector_map.voices_dialog.VoicesDialog",
    },
    "community_map": {
        "ui.exercises.community_map.base_dialog.BaseMapDialog",
        "ui.exercises.community_map.boundary_dialog.BoundaryDialog",
        "ui.exercises.community_map.erase_dialog.EraseDialog",
        "ui.exercises.community_map.paper_dialog.PaperDialog",
        "ui.exercises.community_map.points_dialog.PointsDialog",
    },
    "deck_editor": {
        "ui.editor.newer.NewerDialog",
        "ui.editor.picture_words.PictureWords",
        "ui.editor.rehearsal.Rehearsal",
    },
    "card_editor": {
        "ui.editor.cards.printed_pane.TrueSize",
        "ui.editor.cards.sheet_dialog.SheetDialog",
    },
    "recovery": {
        "ui.recovery.which_one.WhichOne",
    },
    "learning": {
        "ui.about_app.dialog.AboutApp",
        "ui.help.printing.HelpOnPaper",
        "ui.settings_dialog.SettingsDialog",
    },
    "trouble": {
        "ui.trouble.dialog.TroubleDialog",
    },
    "stick_gone": {
        "ui.recovery.closing_dialog.ClosingWhileAway",
    },
}
"""Where the walk comes by each of them, by journey."""


@cache
def our_dialogs() -> frozenset[str]:
    """Return module and class of each dialog of ours that opens; not what others build on.

    File dialogs are the computer's own.
    """
    bases = {
        (path, node.name): [ast.unparse(base).split(".")[-1] for base in node.bases]
        for path in UI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    }
    known = {"QDialog"}
    while (
        more := {name for (_path, name), above in bases.items() if known.intersection(above)}
        - known
    ):
        known |= more
    built_on = {base for above in bases.values() for base in above}
    return frozenset(
        f"{_module(path)}.{name}"
        for (path, name), above in bases.items()
        if known.intersection(above) and name not in built_on
    )


def _module(path: Path) -> str:
    return ".".join(("ui", *path.relative_to(UI).with_suffix("").parts))


def name_of_dialog(dialog: object) -> str:
    """Return module and class of a dialog."""
    return f"{type(dialog).__module__}.{type(dialog).__qualname__}"
