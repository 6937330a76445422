"""A printed page: its frame, type and colours, and the file that it ends up in.

Places are points from the top left corner. The document is made reproducible: no clock and no
machine's name go into it, and every font is embedded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Literal

import pikepdf
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, LETTER, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from cxworkshop.colours import palette
from cxworkshop.reports.copied_text import tell_what_was_typed
from cxworkshop.reports.runs import runs
from cxworkshop.reports.text import (
    BOLD,
    REGULAR,
    SEMIBOLD,
    Align,
    Style,
    lines,
    load_fonts,
    printable,
    shortened,
    width,
)

Paper = Literal["A4", "Letter"]

COLOURS = palette("light")
PRODUCT = "CX Workshop"
QUIET = "#6B7882"  # for inactive icons and rules, never for words

HEADER = Style(9.7, COLOURS.ink, SEMIBOLD)
HEADER_QUIET = Style(9.7, COLOURS.muted)
NAME = Style(25.5, COLOURS.ink, BOLD, 1.05)
TITLE = Style(19, COLOURS.ink, SEMIBOLD, 1.15)
FINDING = Style(13.5, COLOURS.ink, SEMIBOLD, 1.22)
ACTION = Style(19, COLOURS.ink, BOLD, 1.2)
ACTION_SMALL = Style(13.5, COLOURS.ink, BOLD, 1.22)
BODY = Style(11.3, COLOURS.ink, REGULAR, 1.32)
BODY_STRONG = Style(11.3, COLOURS.ink, SEMIBOLD, 1.32)
LABEL = Style(10.5, COLOURS.muted)
NOTE = Style(9.7, COLOURS.muted, REGULAR, 1.28)
NOTE_INK = Style(9.7, COLOURS.ink, REGULAR, 1.28)
NOTE_STRONG = Style(10.2, COLOURS.ink, SEMIBOLD, 1.28)
SMALL = Style(8.6, COLOURS.muted, REGULAR, 1.44)


class Document:
    """A PDF in the making: pages are drawn one after another, then saved under a path."""

    def __init__(
        self,
        title: str,
        language: str,
        dated: date,
        paper: Paper = "A4",
        sideways: bool = False,
        margin: float = 0.084,
    ) -> None:
        load_fonts()
        size = A4 if paper == "A4" else LETTER
        self.width, self.height = landscape(size) if sideways else size
        self.left = self.width * margin
        self.right = self.width - self.left
        self._title = printable(title)
        self._language = language
        self._dated = dated
        self._rehearsing = False
        self._file = BytesIO()
        self.canvas = Canvas(
            self._file,
            pagesize=(self.width, self.height),
            invariant=1,
            initialFontName=REGULAR,  # type: ignore[arg-type] # a name, whatever its stub says
            lang=language,
        )
        self.canvas.setTitle(self._title)
        self.canvas.setSubject(self._title)
        self.canvas.setAuthor(PRODUCT)
        self.canvas.setCreator(PRODUCT)
        self.canvas.setProducer(PRODUCT)

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.right - self.left

    @property
    def rehearsing(self) -> bool:
        """Whether drawing only finds out how much room something takes."""
        return self._rehearsing

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        """Nothing that is drawn within is seen."""
        before, self._rehearsing = self._rehearsing, True
        try:
            yield
        finally:
            self._rehearsing = before

    def text(
        self,
        x: float,
        y: float,
        words: str,
        style: Style,
        align: Align = "left",
        limit: float | None = None,
    ) -> float:
        """One line with its baseline at y; cut to `limit`. Returns its width."""
        line = shortened(words, style, limit) if limit else printable(words).replace("\n", " ")
        wide = width(line, style)
        if self.rehearsing:
            return wide
        start = {"left": x, "center": x - wide / 2, "right": x - wide}[align]
        self.canvas.setFillColor(style.ink)
        for part, font in runs(line, style.font):
            self.canvas.setFont(font, style.size)
            self.canvas.drawString(start, self.height - y, part)
            start += self.canvas.stringWidth(part, font, style.size)
        return wide

    def lines(self, x: float, y: float, words: Sequence[str], style: Style) -> float:
        """Lines of text, the first with its baseline at y. Returns the last baseline."""
        for index, line in enumerate(words):
            self.text(x, y + index * style.leading, line, style)
        return y + max(len(words) - 1, 0) * style.leading

    def block(
        self, x: float, y: float, words: str, style: Style, limit: float, most: int = 100
    ) -> float:
        """A text broken to fit; the first baseline is y. Returns the last baseline."""
        return self.lines(x, y, lines(words, style, limit, most), style)

    def rule(
        self,
        y: float,
        colour: str = COLOURS.line,
        thickness: float = 0.7,
        left: float | None = None,
        right: float | None = None,
    ) -> None:
        """A line across the page, or from `left` to `right`."""
        self.polyline(
            [(self.left if left is None else left, y), (self.right if right is None else right, y)],
            colour,
            thickness,
        )

    def polyline(
        self, points: Sequence[tuple[float, float]], colour: str, thickness: float
    ) -> None:
        """A line through points."""
        if self.rehearsing:
            return
        path = self.canvas.beginPath()
        path.moveTo(points[0][0], self.height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self.height - y)
        self.canvas.setStrokeColor(HexColor(colour))
        self.canvas.setLineWidth(thickness)
        self.canvas.drawPath(path, stroke=1, fill=0)

    def polygon(
        self,
        corners: Sequence[tuple[float, float]],
        fill: str,
        edge: str,
        thickness: float,
    ) -> None:
        """A filled shape; without thickness it has no outline."""
        if self.rehearsing:
            return
        path = self.canvas.beginPath()
        path.moveTo(corners[0][0], self.height - corners[0][1])
        for x, y in corners[1:]:
            path.lineTo(x, self.height - y)
        path.close()
        self.canvas.setFillColor(HexColor(fill))
        self.canvas.setStrokeColor(HexColor(edge))
        self.canvas.setLineWidth(thickness)
        self.canvas.drawPath(path, stroke=bool(thickness), fill=1)

    def box(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        fill: str | None = None,
        edge: str | None = None,
        radius: float = 0,
        thickness: float = 0.7,
    ) -> None:
        """A rectangle whose top left corner is (x, y)."""
        if self.rehearsing:
            return
        if fill:
            self.canvas.setFillColor(HexColor(fill))
        if edge:
            self.canvas.setStrokeColor(HexColor(edge))
            self.canvas.setLineWidth(thickness)
        bottom = self.height - y - high
        self.canvas.roundRect(x, bottom, wide, high, radius, stroke=bool(edge), fill=bool(fill))

    def dot(self, x: float, y: float, radius: float, fill: str, edge: str | None = None) -> None:
        """A round mark."""
        if self.rehearsing:
            return
        self.canvas.setFillColor(HexColor(fill))
        if edge:
            self.canvas.setStrokeColor(HexColor(edge))
            self.canvas.setLineWidth(1.1)
        self.canvas.circle(x, self.height - y, radius, stroke=bool(edge), fill=1)

    def header(
        self, left: str, right: str, y: float = 42, inset: float = 0, rule: str = COLOURS.ink
    ) -> None:
        """The line of words and the rule that open a page; the words end `inset` before it."""
        end = self.right - inset
        wide = self.text(end, y, right, HEADER_QUIET, "right", self.inner * 0.4)
        self.text(self.left, y, left, HEADER, limit=self.inner - inset - wide - 16)
        self.rule(y + 9.5, rule, 1 if rule == COLOURS.ink else 2)

    def picture(
        self, picture: ImageReader, x: float, bottom: float, wide: float, high: float
    ) -> None:
        """A picture whose lower left corner is (x, bottom)."""
        if not self.rehearsing:
            place = (x, self.height - bottom, wide, high)
            self.canvas.drawImage(picture, *place, mask="auto")

    def bookmark(self, words: str, key: str) -> None:
        """An entry in the outline that leads to the top of this page."""
        self.canvas.bookmarkPage(key)
        self.canvas.addOutlineEntry(printable(words), key, level=0)

    def next_page(self) -> None:
        """Begin a new page."""
        self.canvas.showPage()

    def save(self, path: Path) -> Path:
        """Finish the last page and write the file, whole or not at all."""
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self.canvas.showPage()
        self.canvas.save()
        self._file.seek(0)
        unfinished = path.with_name(path.name + ".part")
        with pikepdf.open(self._file) as pdf:
            with pdf.open_metadata(update_docinfo=False, set_pikepdf_as_editor=False) as about:
                about["xmp:CreateDate"] = about["xmp:ModifyDate"] = self._dated.isoformat()
                about["dc:title"] = self._title
                about["dc:language"] = {self._language}
                about["pdf:Producer"] = PRODUCT
            for moment in ("/CreationDate", "/ModDate"):
                pdf.docinfo[moment] = f"D:{self._dated:%Y%m%d}000000Z"
            pdf.Root.Lang = pikepdf.String(self._language)
            tell_what_was_typed(pdf)
            pdf.save(unfinished, deterministic_id=True)
        unfinished.replace(path)
        return path
