"""Join cards: the way into the room on paper, six to a sheet, for tables or to hand round.

Each carries what the join screen shows: the codes to scan, and address, code and Wi-Fi to type.
"""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.colors import HexColor

from cxworkshop.charts.qr import qr_matrix, wifi_text
from cxworkshop.domain.workshop import Workshop
from cxworkshop.reports.drawings import cut_marks
from cxworkshop.reports.page import (
    COLOURS,
    LABEL,
    NOTE_STRONG,
    SMALL,
    Document,
    Paper,
)
from cxworkshop.reports.text import BOLD, SEMIBOLD, Style, lines
from cxworkshop.words import say

_ACROSS, _DOWN = 2, 3
_INSET = 26.0
_CODE = 92.0
_TITLE = Style(13.5, COLOURS.ink, SEMIBOLD)
_TYPED = Style(11.3, COLOURS.ink, BOLD)
_STEP = Style(10.5, COLOURS.ink, SEMIBOLD)


def write_join_cards(
    path: Path, workshop: Workshop, url: str, cards: int, paper: Paper = "A4"
) -> Path:
    """Write at least `cards` join cards as PDF. `url` is what the code on the stage says, with the
    join code in its fragment."""
    title = say("fallbacks.card.document", workshop.language, client=workshop.client)
    document = Document(title, workshop.language, workshop.held_on, paper)
    sheets = -(-cards // (_ACROSS * _DOWN))
    for sheet in range(sheets):
        if sheet:
            document.next_page()
        _sheet(document, workshop, url)
    return document.save(path)


def spaced(code: str) -> str:
    """A join code in two halves, easier to type."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}" if code else ""


def _sheet(document: Document, workshop: Workshop, url: str) -> None:
    wide, high = document.width / _ACROSS, document.height / _DOWN
    for row in range(_DOWN):
        for column in range(_ACROSS):
            _Card(document, workshop, url, column * wide, row * high).draw(wide, high)
    cut_marks(
        document,
        [row * high for row in range(1, _DOWN)],
        [column * wide for column in range(1, _ACROSS)],
    )


class _Card:
    def __init__(
        self, document: Document, workshop: Workshop, url: str, left: float, top: float
    ) -> None:
        self.document, self.workshop = document, workshop
        self.language = workshop.language
        self.url = url
        self.left, self.top = left + _INSET, top + _INSET

    def draw(self, wide: float, high: float) -> None:
        """The whole card."""
        document, inner = self.document, wide - 2 * _INSET
        title = say("fallbacks.card.title", self.language)
        document.text(self.left, self.top + 10, title, _TITLE, limit=inner)
        about = f"{self.workshop.client} · {self.workshop.title}"
        document.text(self.left, self.top + 24, about, SMALL, limit=inner)
        if self.workshop.wifi_name:
            self._wifi(self.left)
            self._page(self.left + inner / 2 + 6, 2)
        else:
            self._page(self.left, 0)
        foot = lines(say("fallbacks.card.foot", self.language), SMALL, inner, 2)
        bottom = self.top + high - 2 * _INSET
        document.lines(self.left, bottom - (len(foot) - 1) * SMALL.leading, foot, SMALL)

    def _wifi(self, x: float) -> None:
        name, password = self.workshop.wifi_name, self.workshop.wifi_password
        self._column(x, 1, "wifi", wifi_text(name, password))
        self._typed(x, 0, "network", name)
        self._typed(x, 1, "password", password or say("fallbacks.card.open", self.language))

    def _page(self, x: float, number: int) -> None:
        address, _, code = self.url.partition("/#")
        self._column(x, number, "page", self.url)
        self._typed(x, 0, "address", address.removeprefix("http://"))
        self._typed(x, 1, "code", spaced(code))

    def _column(self, x: float, number: int, name: str, text: str) -> None:
        words = say(f"fallbacks.card.{name}", self.language)
        step = f"{number}  {words}" if number else words
        self.document.text(x, self.top + 45, step, _STEP, limit=112)
        draw_code(self.document, text, x, self.top + 54, _CODE)

    def _typed(self, x: float, row: int, name: str, value: str) -> None:
        y = self.top + 54 + _CODE + 15 + row * 25
        self.document.text(x, y, say(f"fallbacks.card.{name}", self.language), LABEL)
        limit = 112
        small = lines(value, _TYPED, limit)[1:]
        self.document.text(x, y + 12, value, NOTE_STRONG if small else _TYPED, limit=limit)


def draw_code(document: Document, text: str, x: float, y: float, size: float) -> None:
    """A QR code whose top left corner is (x, y), as one shape without seams."""
    matrix = qr_matrix(text)
    module = size / len(matrix)
    path = document.canvas.beginPath()
    for row, cells in enumerate(matrix):
        bottom = document.height - y - (row + 1) * module
        for column, dark in enumerate(cells):
            if dark:
                path.rect(x + column * module, bottom, module, module)
    document.canvas.setFillColor(HexColor(COLOURS.ink))
    document.canvas.drawPath(path, stroke=0, fill=1)
