"""Reading modules in beside the window, while somebody looks at it."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from importlib import import_module


def read_in(names: Sequence[str]) -> None:
    """Import these modules. They stay, so nobody need look for garbage among them."""
    for name in names:
        import_module(name)
    gc.freeze()
