"""Every setting once: its name, type and default here, its words under the same name in
`settings.toml`.

They are kept as JSON under the home folder. A value that makes no sense falls back to its default
alone; a file that can't be read at all is kept aside, so that nothing a person chose is lost, and
the defaults hold.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from cxworkshop.problems import Problem

FILE = "settings.json"
VERSION = 1

Paper = Literal["A4", "Letter"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a facilitator has chosen. `text_scale` is in per cent; `stage_screen` is a screen's
    identity, "" for the one it was on last, else whichever is free. Those named in `REMEMBERED`
    bring the app back to where it was; they are changed by using it."""

    scheme: Literal["system", "light", "dark"] = "system"
    stage_scheme: Literal["light", "dark"] = "light"
    text_scale: Literal[80, 90, 100, 110, 125, 150, 175, 200] = 100
    high_contrast: bool = False
    reduce_motion: bool = False
    stage_screen: str = ""
    paper: Paper = "A4"
    open_workshop: str = ""
    hand_out_folder: str = ""
    library_view: Literal["list", "cards"] = "list"
    recent_workshops: str = ""
    tour_seen: bool = False
    last_stage: str = ""


REMEMBERED = frozenset(
    {
        "open_workshop",
        "hand_out_folder",
        "library_view",
        "recent_workshops",
        "tour_seen",
        "last_stage",
    }
)


def defaults(settings: Settings) -> dict[str, Any]:
    """Every choice of the settings page as it comes, for `settings` to go back to."""
    fresh = Settings()
    names = [field.name for field in fields(settings) if field.name not in REMEMBERED]
    return {name: getattr(fresh, name) for name in names}


class SettingsProblem(Problem):
    """The settings can't be kept."""


def load(home: Path) -> Settings:
    """The settings under `home`; the defaults where there are none."""
    path = home / FILE
    try:
        kept = json.loads(path.read_text("utf-8"))
        values = kept["settings"]
        return Settings(**_sensible(values))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        with suppress(OSError):
            path.replace(path.with_suffix(".broken.json"))
        return Settings()


def save(home: Path, settings: Settings) -> None:
    """Keeps the settings under `home`. Raises SettingsProblem when nothing can be written there."""
    path = home / FILE
    unfinished = path.with_suffix(".part")
    content = json.dumps({"version": VERSION, "settings": asdict(settings)}, indent=2)
    try:
        with unfinished.open("w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise SettingsProblem("settings.not_kept", path=path) from error


def _sensible(values: object) -> dict[str, Any]:
    """The known values of the right type; what a newer version added is left out."""
    hints = get_type_hints(Settings)
    if not isinstance(values, dict):
        raise TypeError("settings are an object")
    names = [field.name for field in fields(Settings)]
    return {
        name: values[name] for name in names if name in values and _fits(values[name], hints[name])
    }


def _fits(value: Any, hint: Any) -> bool:
    if get_origin(hint) is Literal:
        return any(type(value) is type(choice) and value == choice for choice in get_args(hint))
    return type(value) is hint
