"""What may come into the method package: the checks that all its files share.

Each raises ValueError with the reason, so that a wrong number stops where it enters and never
becomes a wrong sentence on the stage.
"""

from __future__ import annotations

from math import isfinite


def check_finite(name: str, *values: float) -> None:
    """Refuse NaN and infinity."""
    for value in values:
        if not isfinite(value):
            raise ValueError(f"{name} must be finite, not {value}")


def check_share(name: str, *values: float) -> None:
    """Refuse anything that is not a share, 0..1."""
    check_finite(name, *values)
    for value in values:
        if not 0 <= value <= 1:
            raise ValueError(f"{name} must be a share between 0 and 1, not {value}")


def check_not_negative(name: str, *values: float) -> None:
    """Refuse NaN, infinity and anything below 0."""
    check_finite(name, *values)
    for value in values:
        if value < 0:
            raise ValueError(f"{name} must not be negative, but is {value}")
