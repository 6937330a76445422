"""Several PDFs as one, to be printed in one go."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pikepdf


def join_pdfs(path: Path, parts: Sequence[Path]) -> Path:
    """Writes the pages of `parts`, in this order, to one PDF."""
    with pikepdf.new() as whole:
        for part in parts:
            with pikepdf.open(part) as pdf:
                whole.pages.extend(pdf.pages)
        whole.save(path)
    return path
