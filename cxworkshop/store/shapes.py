"""Whether a value really has the type that its field is declared with, all the way down.

What our own library holds was written by us; what a file from elsewhere holds may be of any type in
any column. The domain's own annotations say what is right, so they are what is compared with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date
from functools import cache
from math import isfinite
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

YEARS = range(1900, 2200)  # outside of them, arithmetic with dates and time zones overflows


def fits(value: object, kind: Any) -> bool:
    """Whether `value` is a `kind`: a plain type, a union, a tuple[X, ...], a frozenset, a Mapping,
    or a dataclass of these. Numbers must be finite and dates within `YEARS`."""
    origin, inside = get_origin(kind), get_args(kind)
    if kind is Any:
        return True
    if origin in (Union, UnionType):
        return any(fits(value, one) for one in inside)
    if origin in (tuple, frozenset):
        return isinstance(value, origin) and all(fits(item, inside[0]) for item in value)
    if origin is Mapping:
        return isinstance(value, Mapping) and all(
            fits(name, inside[0]) and fits(item, inside[1]) for name, item in value.items()
        )
    if isinstance(kind, type) and is_dataclass(kind):
        fields = _fields(kind).items()
        return type(value) is kind and all(fits(getattr(value, name), one) for name, one in fields)
    return _is_plain(value, kind)


def _is_plain(value: object, kind: type) -> bool:
    if kind is float:
        return type(value) in (int, float) and isfinite(value)  # type: ignore[arg-type] # is a number
    if isinstance(value, date) and value.year not in YEARS:
        return False
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


@cache
def _fields(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
