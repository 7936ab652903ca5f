"""Least squares over many points and few terms."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]
PIECE = 200
"""Points that are added up at once.

For so few no library starts threads; on a busy laptop threads that wait for one another take ten
times as long as the sums.
"""


def normal_equations(system: Array, target: Array, weight: Array) -> tuple[Array, Array]:
    """Return the weighted normal equations: the matrix, and the right side for each target."""
    every = np.concatenate([system, target], 1) * np.sqrt(weight)[:, None]
    whole = len(every) // PIECE * PIECE
    pieces = every[:whole].reshape(-1, PIECE, every.shape[1])
    total = np.matmul(pieces.transpose(0, 2, 1), pieces).sum(0, dtype=np.float64)
    total += every[whole:].T @ every[whole:]
    count = system.shape[1]
    return total[:count, :count], total[:count, count:]
