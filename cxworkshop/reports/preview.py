"""A page of a PDF as a picture, for the preview in Hand out and for looking at in tests."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2


def page_count(path: Path) -> int:
    """How many pages a PDF has."""
    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf)


def page_picture(path: Path, page: int = 0, width_px: int = 800) -> bytes:
    """One page (counted from 0) as PNG, so many pixels wide. IndexError when there is no such
    page."""
    with pypdfium2.PdfDocument(path) as pdf:
        if not 0 <= page < len(pdf):
            raise IndexError(f"page {page} of {len(pdf)}")
        found = pdf[page]
        picture = found.render(scale=width_px / found.get_width()).to_pil()
        file = BytesIO()
        picture.save(file, "PNG")
        found.close()
        return file.getvalue()


def page_text(path: Path, page: int | None = None) -> str:
    """The words of one page, or of all pages."""
    with pypdfium2.PdfDocument(path) as pdf:
        pages = range(len(pdf)) if page is None else [page]
        return "\n".join(pdf[number].get_textpage().get_text_bounded() for number in pages)
