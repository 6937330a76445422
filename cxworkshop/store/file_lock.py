"""One process at a time: a lock that the system takes away when its holder dies.

The lock is on a file of its own, so that the data can be replaced under it. A file left behind by
a killed process holds nobody up.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class FileLock:
    """Held from `acquire` until `release` or the end of the process."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[str] | None = None

    def acquire(self) -> bool:
        """True when the lock is ours now; False, at once, when another process has it."""
        file = self._path.open("a+")
        try:
            _lock(file)
        except OSError:
            file.close()
            return False
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()))
        file.flush()
        self._file = file
        return True

    def holder(self) -> str:
        """The process number the holder wrote down, or an empty text."""
        with suppress(OSError):
            return self._path.read_text().strip()
        return ""

    def release(self) -> None:
        """Gives the lock back. Its file stays: removing it would let two others in at once."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _lock(file: IO[str]) -> None:
    if sys.platform == "win32":
        file.seek(0x7FFF)  # beyond the text, which others may then still read
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
