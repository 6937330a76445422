"""Written documents as pictures of their pages; what has no pages has no pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from cxworkshop.reports.preview import page_count, page_picture
from cxworkshop.ui.handout.preview import Page

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
            pages.append(Page(path.stem, path.read_bytes()))
    return tuple(pages)
