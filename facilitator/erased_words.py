"""What was removed when somebody was erased, as people are told it."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from facilitator.i18n import _, ngettext

if TYPE_CHECKING:
    from facilitator.erasing import Erased

Wording = Callable[[int], str]


def sentences(erased: "Erased") -> list[str]:
    """Return what was removed, what to look at, and what nobody can take back for them."""
    who = erased.role.strip() or _("somebody")
    told = [_("Erased for good: {role}.").format(role=who)]
    wordings = _mentions()
    for (table, column), count in sorted(erased.mentions.items()):
        wording = wordings.get((table, column), _other_mentions)
        told.append(wording(count).format(count=count))
    told += _said(erased)
    told += _backups(erased)
    told += _beside(erased)
    told.append(_("Nothing that was done before this can be undone any more."))
    told.append(_("Copies on sticks, in letters and on paper are yours to find."))
    return told


def _mentions() -> dict[tuple[str, str], Wording]:
    return {
        ("tie", "person_id"): lambda n: ngettext(
            "{count} relationship on a sector map is gone.",
            "{count} relationships on sector maps are gone.",
            n,
        ),
        ("sector_entry", "introducer_id"): lambda n: ngettext(
            "{count} institution has nobody to introduce us now.",
            "{count} institutions have nobody to introduce us now.",
            n,
        ),
        ("sector_entry", "holder_id"): lambda n: ngettext(
            "{count} relationship is held by nobody now.",
            "{count} relationships are held by nobody now.",
            n,
        ),
        ("conversation", "person_id"): lambda n: ngettext(
            "{count} conversation no longer says with whom it was.",
            "{count} conversations no longer say with whom they were.",
            n,
        ),
        ("conversation", "introducer_id"): lambda n: ngettext(
            "{count} conversation no longer says who introduced us.",
            "{count} conversations no longer say who introduced us.",
            n,
        ),
        ("suggestion", "person_id"): lambda n: ngettext(
            "{count} suggestion to talk with them is gone.",
            "{count} suggestions to talk with them are gone.",
            n,
        ),
        ("trusted_voice", "person_id"): lambda n: ngettext(
            "They are no trusted voice of {count} community any more.",
            "They are no trusted voice of {count} communities any more.",
            n,
        ),
        ("trusted_voice", "backup_id"): lambda n: ngettext(
            "{count} trusted voice has nobody to stand in now.",
            "{count} trusted voices have nobody to stand in now.",
            n,
        ),
        ("promise", "person_id"): lambda n: ngettext(
            "{count} promise stays, and is nobody's now.",
            "{count} promises stay, and are nobody's now.",
            n,
        ),
    }


def _other_mentions(count: int) -> str:
    return ngettext("{count} other mention is gone.", "{count} other mentions are gone.", count)


def _said(erased: "Erased") -> Iterator[str]:
    """Yield what became of words about them."""
    if count := erased.conversations:
        sentence = ngettext(
            "What {count} conversation with them said of them is gone.",
            "What {count} conversations with them said of them is gone.",
            count,
        )
        yield sentence.format(count=count)
    if count := erased.differences:
        sentence = ngettext(
            "{count} difference between copies that was about them is gone.",
            "{count} differences between copies that were about them are gone.",
            count,
        )
        yield sentence.format(count=count)
    if erased.texts:
        message = _("Their name stood in other people's words: {where}. It says “(erased)” there.")
        yield message.format(where=_where(erased.texts))
    if erased.maybe:
        message = _("A part of their name still stands in {where}. Look whether it is them.")
        yield message.format(where=_where(erased.maybe))
    if erased.same_name:
        yield _("Somebody else here goes by the same name, and stays.")
    if count := erased.same_role:
        sentence = ngettext(
            "{count} other person here goes by the same role, and stays. Look whether it is them.",
            "{count} other people here go by the same role, and stay. Look whether it is them.",
            count,
        )
        yield sentence.format(count=count)
    if erased.photographs:
        yield _("Photographs were not searched. Look at them yourself.")


def _backups(erased: "Erased") -> Iterator[str]:
    if count := erased.rewritten:
        sentence = ngettext(
            "{count} backup was written anew without them.",
            "{count} backups were written anew without them.",
            count,
        )
        yield sentence.format(count=count)
    if count := erased.deleted:
        sentence = ngettext(
            "{count} backup could not be written anew, so it was deleted.",
            "{count} backups could not be written anew, so they were deleted.",
            count,
        )
        yield sentence.format(count=count)


def _beside(erased: "Erased") -> Iterator[str]:
    """Yield what became of the file, and of what lies beside it."""
    if count := erased.drafts:
        sentence = ngettext(
            "{count} copy that was left behind when the app was stopped was deleted.",
            "{count} copies that were left behind when the app was stopped were deleted.",
            count,
        )
        yield sentence.format(count=count)
    if erased.still_in is not None:
        message = _(
            "They are still in {file}, since this workshop is not back there yet. They go from it "
            "when it is put back; if you save it elsewhere instead, delete that file as well."
        )
        yield message.format(file=erased.still_in)
    if count := erased.waiting:
        sentence = ngettext(
            "They may still be in {count} recovery copy on this computer, which could not be "
            "changed now: open it from Home, and erase them there.",
            "They may still be in {count} recovery copies on this computer, which could not be "
            "changed now: open each from Home, and erase them there.",
            count,
        )
        yield sentence.format(count=count)


def _where(texts: Counter[str]) -> str:
    """Return in how many texts of which kind, as people call them."""
    called: Counter[str] = Counter()
    words = _tables()
    for table, count in texts.items():
        called[words.get(table, _("elsewhere"))] += count
    return ", ".join(f"{name} ({count})" for name, count in sorted(called.items()))


def _tables() -> dict[str, str]:
    return {
        "note": _("notes"),
        "wording": _("notes"),
        "link": _("links"),
        "evidence": _("evidence"),
        "promise": _("promises"),
        "follow_up": _("what happened since"),
        "sector_entry": _("institutions"),
        "sector_row": _("rows of sector maps"),
        "conversation": _("conversations"),
        "voice_community": _("communities"),
        "trusted_voice": _("trusted voices"),
        "difference": _("differences between copies"),
        "activity": _("the running order"),
        "workshop": _("the workshop's title"),
    }
