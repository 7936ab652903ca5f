"""Holding a file: other processes can tell that it is held, and it ends with this process.

The operating system lets go of it also where the process is killed or the power fails.
"""

import os
import sys

if sys.platform == "win32":
    import msvcrt

    _FAR_AWAY = 1 << 30  # Windows keeps others from reading what is locked, so lock past the end

    def hold(descriptor: int) -> None:
        """Hold an open file for this process; OSError where another one does."""
        os.lseek(descriptor, _FAR_AWAY, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)

    def is_held(error: OSError) -> bool:
        """Say whether another process holds a file that could not be held."""
        return isinstance(error, PermissionError) or error.errno == 36  # EDEADLOCK
else:
    import fcntl

    def hold(descriptor: int) -> None:
        """Hold an open file for this process; OSError where another one does."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def is_held(error: OSError) -> bool:
        """Say whether another process holds a file that could not be held."""
        return isinstance(error, BlockingIOError)
