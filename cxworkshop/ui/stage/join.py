"""How to get in: the Wi-Fi's code when it is known, the page's code, and who is here already."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from cxworkshop.charts.qr import qr_matrix, wifi_text
from cxworkshop.ui.stage.sheet import REGULAR, SEMIBOLD, SMALLEST, Sheet
from cxworkshop.ui.stage.state import StageState
from cxworkshop.ui.widgets.qr_code import paint_code
from cxworkshop.words import say

CODE_SIZE = 528.0
CODE_TOP = 280.0
QUIET_MODULES = 4


def paint(sheet: Sheet, state: StageState) -> None:
    language = state.workshop.language
    sheet.title(say("stage.join.title", language))
    wifi = bool(state.workshop.wifi_name)
    size = min(CODE_SIZE, sheet.width * 0.31)
    if wifi:
        _wifi(sheet, state, sheet.left, size)
    _page(sheet, state, sheet.x(0.38) if wifi else sheet.left, size, "2" if wifi else "")
    _people(sheet, state, sheet.x(0.76 if wifi else 0.48), size)
    sheet.base(say("stage.join.base", language))


def _wifi(sheet: Sheet, state: StageState, x: float, size: float) -> None:
    language, workshop = state.workshop.language, state.workshop
    _heading(sheet, x, "1", say("stage.join.wifi", language), size)
    matrix = qr_matrix(wifi_text(workshop.wifi_name, workshop.wifi_password))
    _code(sheet, state, matrix, QRectF(x, CODE_TOP, size, size))
    pairs = [
        (say("stage.join.network", language), workshop.wifi_name),
        (say("stage.join.password", language), workshop.wifi_password),
    ]
    _typed(sheet, x, size, [pair for pair in pairs if pair[1]])


def _page(sheet: Sheet, state: StageState, x: float, size: float, number: str) -> None:
    language, room = state.workshop.language, state.room
    _heading(sheet, x, number, say("stage.join.page", language), size)
    area = QRectF(x, CODE_TOP, size, size)
    if not room.url:
        sheet.box(area, None, sheet.palette.line)
        sheet.block(x + 30, CODE_TOP + size / 2, size - 60, say("stage.join.wait", language), 40)
        return
    _code(sheet, state, qr_matrix(room.url), area)
    pairs = [
        (say("stage.join.address", language), room.address),
        (say("stage.join.code", language), room.spaced_code),
    ]
    _typed(sheet, x, size, pairs)


def _code(sheet: Sheet, state: StageState, matrix: Sequence[Sequence[bool]], area: QRectF) -> None:
    """On a dark stage phones find a code only with a light border, which makes it smaller."""
    if state.scheme == "dark":
        paint_code(sheet.painter, matrix, area.adjusted(0, 0, 20, 20), QUIET_MODULES)
    else:
        paint_code(sheet.painter, matrix, area)


def _heading(sheet: Sheet, x: float, number: str, text: str, width: float) -> None:
    baseline = CODE_TOP - 39
    if number:
        sheet.text(x, baseline, number, 46, SEMIBOLD)
        x += 42
        width -= 42
    size = sheet.fitting(text, width, 46, SEMIBOLD)
    sheet.text(x, baseline, text, size, SEMIBOLD)


def _typed(sheet: Sheet, x: float, width: float, pairs: list[tuple[str, str]]) -> None:
    gap = max(sheet.text_width(name, SMALLEST) for name, _ in pairs) + 30
    for index, (name, value) in enumerate(pairs):
        baseline = CODE_TOP + size_below(width) + index * 56
        sheet.text(x, baseline, name, SMALLEST, REGULAR, sheet.muted)
        room = sheet.width * 0.37 - gap
        size = sheet.fitting(value, room, 42, SEMIBOLD)
        sheet.block(x + gap, baseline, room, value, size, SEMIBOLD, lines=1)


def size_below(code: float) -> float:
    """From the top of a code to the first typed line under it."""
    return code + 66


def _people(sheet: Sheet, state: StageState, x: float, size: float) -> None:
    language, room = state.workshop.language, state.room
    width = min(sheet.right - x, 420.0)
    team = max(state.workshop.team.size, room.joined)
    sheet.text(x, CODE_TOP - 39, say("stage.join.here", language), 46, SEMIBOLD)
    numeral = str(room.joined)
    big = sheet.fitting(numeral, width, 320, 700)
    sheet.text(x - big * 0.02, CODE_TOP + big * 0.70, numeral, big, 700)
    words = say("stage.join.of", language, team=team)
    sheet.text(x, CODE_TOP + 312, words, sheet.fitting(words, width, 44))
    sheet.dots(room.joined, team, QRectF(x, CODE_TOP + 380, width, 150), 20)
    baseline = CODE_TOP + size_below(size)
    text = say("stage.join.hint" if state.nobody_came else "stage.join.stay", language)
    sheet.block(x, baseline, sheet.right - x, text, SMALLEST, colour=sheet.muted, lines=5)
