"""Written documents as pictures of their pages; what has no pages has no pictures."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

from cxworkshop.reports.preview import page_count, page_picture
from cxworkshop.ui.handout.preview import Page
from cxworkshop.ui.widgets.table_sheet import Table

WIDTH = 1000
MOST_PAGES = 60


def pages_of(paths: Sequence[Path], cancelled: Callable[[], bool]) -> tuple[Page, ...]:
    """The pages of PDFs and the pictures among `paths`, in order, at most `MOST_PAGES`."""
    pages: list[Page] = []
    for path in paths:
        if cancelled() or len(pages) >= MOST_PAGES:
            break
        if path.suffix == ".pdf":
            for number in range(page_count(path)):
                pages.append(Page(path.stem, page_picture(path, number, WIDTH)))
        elif path.suffix == ".png":
            pages.append(Page(path.stem, path.read_bytes(), _table_behind(path)))
    return tuple(pages)


def _table_behind(picture: Path) -> Table:
    path = picture.with_suffix(".csv")
    if not path.exists():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(tuple(row) for row in csv.reader(file))
