"""Reading modules in beside the window, while somebody looks at it."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module


def read_in(names: Sequence[str]) -> None:
    """Import these modules."""
    with uncollected():
        for name in names:
            import_module(name)


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile: modules are none, and looking takes a fifth of the time that
    importing them does."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
