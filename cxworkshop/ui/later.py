"""Something that is made when it is first wanted, so that the start does not wait for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Later(Generic[Made]):
    """Called, it gives the one thing that `make` makes; `made` is that thing, or None before."""

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make = make
        self.made: Made | None = None

    def __call__(self) -> Made:
        if self.made is None:
            self.made = self._make()
        return self.made
