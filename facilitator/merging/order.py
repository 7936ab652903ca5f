"""Two orders of the same things made one, whichever of them comes first."""

from collections import Counter
from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise


def interleaved(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """Return everything that is in either order, keeping to both.

    What neither order settles is settled by name, and so is everything where they contradict
    each other.
    """
    after: dict[str, set[str]] = {name: set() for name in (*one, *other)}
    for order in (one, other):
        for earlier, later in pairwise(order):
            after[earlier].add(later)
    waits = Counter(later for laters in after.values() for later in laters)
    ready = [name for name in after if not waits[name]]
    heapify(ready)
    found: list[str] = []
    while ready:
        name = heappop(ready)
        found.append(name)
        for later in after[name]:
            waits[later] -= 1
            if not waits[later]:
                heappush(ready, later)
    return found if len(found) == len(after) else sorted(after)
