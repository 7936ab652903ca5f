"""Labels and codes that two laptops gave independently: each thing has its own again."""

from collections.abc import Iterable, Mapping

Named = Mapping[str, Iterable[str]]
"""By a thing's uid, every name that a copy knows it by."""


def settled(names: Named, given: Mapping[str, int]) -> dict[str, str]:
    """Return one name for each thing.

    A thing keeps the newest of its names. Where two things have the same, the one with the
    smaller uid keeps it and the other gets the next number, which was never given: `given` says
    the last one of each prefix.
    """
    last = dict(given)
    wanted = {uid: max(own, key=_by_number) for uid, own in names.items()}
    for name in wanted.values():
        prefix, number = split(name)
        last[prefix] = max(last.get(prefix, 0), number)
    taken: dict[str, str] = {}
    again = [uid for uid in sorted(wanted) if taken.setdefault(wanted[uid], uid) != uid]
    for uid in again:
        prefix, _number = split(wanted[uid])
        last[prefix] = last.get(prefix, 0) + 1
        wanted[uid] = f"{prefix}{last[prefix]}"
    return wanted


def split(name: str) -> tuple[str, int]:
    """Return a name's letters and its number, such as N and 4; 0 where it has none."""
    prefix = name.rstrip("0123456789")
    return prefix, int(name[len(prefix) :] or 0)


def _by_number(name: str) -> tuple[int, str]:
    prefix, number = split(name)
    return number, prefix
