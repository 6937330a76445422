"""File names that every system takes, and that never stand for a file which is there already."""

from __future__ import annotations

import re
import unicodedata
from itertools import count
from pathlib import Path

LONGEST = 120  # bytes: a name and its folder together must not reach 255
_REFUSED = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def clean_name(text: str) -> str:
    """`text` as the stem of a file name on Windows, macOS and Linux; never empty."""
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(
        " " if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") else sign
        for sign in _REFUSED.sub(" ", composed)
    )
    name = _shortened(" ".join(kept.split())).strip(" .")
    if not name:
        return "_"
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def free_path(folder: Path, name: str) -> Path:
    """`name` in `folder`, with a number before its ending when that is taken."""
    wanted = folder / name
    if not _taken(wanted):
        return wanted
    numbered = (wanted.with_name(f"{wanted.stem} ({n}){wanted.suffix}") for n in count(2))
    return next(path for path in numbered if not _taken(path))


def _shortened(name: str) -> str:
    return name.encode("utf-8")[:LONGEST].decode("utf-8", errors="ignore")


def _taken(path: Path) -> bool:
    return path.exists() or path.is_symlink()
