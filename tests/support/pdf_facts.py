"""What other programs say about a PDF of ours."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pikepdf

from cxworkshop.reports.preview import page_text


def words_of(path: Path) -> str:
    """All words of a PDF with plain spaces between them."""
    return " ".join(page_text(path).replace("\u00a0", " ").split())


def is_sound(path: Path, qpdf: str) -> bool:
    """Whether qpdf finds nothing wrong."""
    return subprocess.run([qpdf, "--check", path], capture_output=True, check=False).returncode == 0


def fonts_not_embedded(path: Path) -> list[str]:
    """The names of fonts that a printer would have to replace, in pages and charts."""
    with pikepdf.open(path) as pdf:
        fonts = [obj for obj in pdf.objects if _is_font(obj)]
        return [str(font.get("/BaseFont")) for font in fonts if not _is_embedded(font)]


def _is_font(obj: pikepdf.Object) -> bool:
    return isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/Font"


def _is_embedded(font: pikepdf.Object) -> bool:
    if font.get("/Subtype") == "/Type0":
        return all(_is_embedded(inner) for inner in font["/DescendantFonts"])
    descriptor = font.get("/FontDescriptor")
    return descriptor is not None and "/FontFile2" in descriptor
