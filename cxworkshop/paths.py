"""Where things are: the data folder, and the only door to the files that we ship.

`resources/` stands beside the package in a checkout, inside it in a wheel, and beside the program
in a frozen bundle. Everything the program stores lies under one home folder, which `--home` or
`CXWORKSHOP_HOME` moves.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path


@cache
def resources() -> Path:
    """The folder with the files we ship."""
    package = Path(__file__).parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [package / "_resources", package.parent / "resources"]
    if frozen:
        candidates.insert(0, Path(frozen) / "resources")
    return next((folder for folder in candidates if folder.is_dir()), candidates[-1])


def resource(*parts: str) -> Path:
    """The path of one shipped file; it need not exist."""
    return resources().joinpath(*parts)


def home(chosen: Path | None = None) -> Path:
    """The folder that holds everything the program stores, made when it is missing. Raises OSError
    when it can't be."""
    if chosen is None:
        named = os.environ.get("CXWORKSHOP_HOME")
        chosen = Path(named) if named else _platform_home()
    chosen.mkdir(parents=True, exist_ok=True)
    return chosen


def _platform_home() -> Path:
    from platformdirs import user_data_path

    return user_data_path("CX Workshop", appauthor=False)
