"""Pictures made by the program itself, of real windows with the sample workshop.

    python packaging/pictures.py manual           the manual's own, into resources/manual
    python packaging/pictures.py pages --out DIR  every page, in light and dark, in three sizes

They are made without a display. Run it from the environment that `make setup` made.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "resources" / "manual" / "en" / "pictures"
SCREENS = ROOT / "tests" / "support" / "screens.json"  # a laptop and a projector
MANUAL_SIZE = (1280, 800)
WIDTHS = (1280, 1180, 1080, 980, 880, 780)
STRONG = 60  # how far the parts of a colour lie apart when it is none of the greys
LARGEST = 60_000
SIZES = ((1366, 768), (1920, 1080), (2880, 1800))
FINE = 2500  # a screen this wide shows everything at twice the size
SCHEMES = ("light", "dark")
HOME = Path(".local") / "share" / "CX Workshop"
PATIENCE = 60.0


def main() -> int:
    """Carry out one of the two; 0."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("what", choices=("manual", "pages"))
    parser.add_argument("--out", type=Path, default=Path("out") / "pages")
    parser.add_argument("--scheme", choices=SCHEMES, help="this one only, then with --size")
    parser.add_argument("--stage", choices=SCHEMES, default="light", help="what the wall shows")
    parser.add_argument("--size", help="this one only, such as 1366x768")
    parser.add_argument("--text-scale", type=int, default=100, help="in per cent")
    parser.add_argument("--contrast", action="store_true", help="high contrast")
    parser.add_argument("--desk", action="store_true", help="only what comes before a run")
    parser.add_argument("--run", action="store_true", help="only a run and what comes after it")
    parser.add_argument("--long-words", action="store_true", help="words as long as German ones")
    chosen = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={os.path.relpath(SCREENS)}"
    if chosen.what == "manual":
        make_manual_pictures(PICTURES)
    elif chosen.scheme and chosen.size:
        take_one_set(chosen)
    else:
        for scheme in SCHEMES:
            for wide, high in SIZES:  # how fine a screen is holds for a whole process
                again = [sys.executable, __file__, *sys.argv[1:], "--scheme", scheme]
                subprocess.run([*again, "--size", f"{wide}x{high}"], check=True)
    return 0


def take_one_set(chosen: argparse.Namespace) -> None:
    """Every page in one scheme and size, with every detour."""
    wide, high = map(int, chosen.size.split("x"))
    twice = 2 if wide > FINE else 1
    os.environ["QT_SCALE_FACTOR"] = str(twice)
    folder = chosen.out / f"{chosen.scheme}-{chosen.size}"
    look = {
        "text_scale": chosen.text_scale,
        "high_contrast": chosen.contrast,
        "stage_scheme": chosen.stage,
    }
    size = (wide // twice, high // twice)
    taken = take_pictures(folder, chosen.scheme, size, walk_of(chosen), **look)
    print(folder, len(taken))


def walk_of(chosen: argparse.Namespace) -> Any:
    """The walk that was asked for, in the language that was asked for."""
    import pytest

    from tests.support import long_words
    from tests.support.desk_walk import DeskWalk
    from tests.support.longer_walk import LongerWalk
    from tests.support.run_walk import RunWalk

    if chosen.long_words:
        long_words.speak(pytest.MonkeyPatch())
    return DeskWalk if chosen.desk else RunWalk if chosen.run else LongerWalk


def make_manual_pictures(folder: Path) -> None:
    """The pictures that the manual shows, small enough to ship."""
    sys.path.insert(0, str(ROOT))
    from cxworkshop.ui.help import manual
    from tests.support.walk import Walk

    pages = manual.load().values()
    targets = {Path(target) for page in pages for _, target in manual.links(page.text)}
    wanted = {target.stem for target in targets if target.suffix == ".png"}
    with TemporaryDirectory() as kept:
        taken = take_pictures(Path(kept), "light", MANUAL_SIZE, Walk)
        folder.mkdir(parents=True, exist_ok=True)
        for name in sorted(wanted & set(taken)):
            (folder / f"{name}.png").write_bytes(compressed(taken[name]))


def compressed(path: Path) -> bytes:
    """A picture of at most `LARGEST` bytes, in the app's own colours, so that a mark keeps the
    colour that it means; the smaller, the more there is in it."""
    from PIL import Image

    with Image.open(path) as picture:
        whole = picture.convert("RGB")
    for wide in WIDTHS:
        high = round(whole.height * wide / whole.width)
        small = whole.resize((wide, high), Image.Resampling.LANCZOS)
        file = BytesIO()
        few = small.quantize(palette=own_palette(), dither=Image.Dither.NONE)
        few.save(file, "PNG", optimize=True)
        if file.tell() <= LARGEST:
            break
    return file.getvalue()


def own_palette() -> Any:
    """The light palette, its marks faded towards white, and greys."""
    from PIL import Image

    from cxworkshop.colours import palette

    tones = [bytes.fromhex(tone[1:]) for tone in asdict(palette("light")).values()]
    faded = [
        bytes(round(255 - (255 - part) * share) for part in tone)
        for tone in tones
        if max(tone) - min(tone) > STRONG
        for share in (0.3, 0.6)
    ]
    greys = [bytes([level] * 3) for level in range(15, 256, 24)]
    made = Image.new("P", (1, 1))
    made.putpalette(b"".join(dict.fromkeys([*tones, *faded, *greys])))
    return made


def take_pictures(
    folder: Path, scheme: Any, size: tuple[int, int], walk: Any, **look: Any
) -> dict[str, Path]:
    """Goes on a walk through the app and returns the picture of every stop by its name; `look` is
    what else the settings say; what is cut off there is written beside them. The size is in the
    pixels of the window."""
    from PySide6.QtGui import QCursor

    from cxworkshop import settings
    from cxworkshop.ui.shell import App, application
    from tests.support.looking import faults

    taken: dict[str, Path] = {}
    folder.mkdir(parents=True, exist_ok=True)

    def visit(name: str, window: Any) -> None:
        taken[name] = folder / f"{name}.png"
        window.grab().save(str(taken[name]))
        with (folder / "faults.txt").open("a", encoding="utf-8") as file:
            file.writelines(f"{name}: {fault}\n" for fault in faults(window))

    with TemporaryDirectory() as person:
        os.environ["HOME"] = person  # so that a picture shows a folder as people have it
        home = Path(person) / HOME
        home.mkdir(parents=True)
        chosen = settings.Settings(scheme=scheme, reduce_motion=True, tour_seen=True, **look)
        settings.save(home, chosen)
        app = App(application(), home)
        try:
            app.show()
            app.window.showNormal()
            app.window.resize(*size)
            QCursor.setPos(app.window.geometry().bottomRight())  # over nothing that lights up
            wait_until(lambda: app.places)
            walk(app, visit, wait_until, phones=True).all()
        finally:
            app.close()
            app.window.close()
            app.window.deleteLater()
    return taken


def wait_until(condition: Callable[[], Any]) -> None:
    """Let Qt work until something is so. Raises TimeoutError when it never is."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("what was waited for did not come")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


if __name__ == "__main__":
    sys.exit(main())
