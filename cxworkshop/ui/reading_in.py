"""Reading modules in beside the window, while somebody looks at it."""

from __future__ import annotations

import builtins
import gc
from collections.abc import Sequence
from importlib import import_module


def read_in(names: Sequence[str]) -> None:
    """Import these modules. They stay, so nobody need look for garbage among them."""
    for name in names:
        import_module(name)
    gc.freeze()


def put_back_import() -> None:
    """Take Python's own import again, which PySide has replaced by one that reads the source text
    of everything imported later, to find out whether methods of Qt may be renamed in it (`from
    __feature__ import`). We never do that, reading takes a tenth of the start, and what worker
    threads import should not enter PySide."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
