"""The sponsor's brief: one page for the most senior person, to be read before the workshop.

It says what will happen, what is asked of them, what nobody will be able to see, and what comes
after. It holds no customer's figure: a prediction is worth something only when it was made blind.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cxworkshop.domain.agenda import clock_times, total_minutes
from cxworkshop.domain.customers import CustomerSource
from cxworkshop.domain.plan import CHECK_DAYS, check_dates
from cxworkshop.domain.workshop import RoomMode, Step, Workshop
from cxworkshop.reports.brand import place_logo
from cxworkshop.reports.page import (
    BODY,
    BODY_STRONG,
    COLOURS,
    LABEL,
    NAME,
    SMALL,
    Document,
    Paper,
)
from cxworkshop.reports.small_print import missing_signs, page_header
from cxworkshop.reports.text import BOLD, REGULAR, SEMIBOLD, Style, lines
from cxworkshop.results.formats import large, weekday_date
from cxworkshop.words import say

_STEP = Style(9.7, COLOURS.ink, REGULAR, 1.25)
_TIME = Style(9.7, COLOURS.muted, REGULAR, 1.25)
_SMALLER_NAME = Style(20, COLOURS.ink, BOLD)
_HEAD = Style(12.5, COLOURS.ink, SEMIBOLD, 1.2)
_ASKS = ("vote", "last", "thank", "nobody", "dates")
_UNSEEN = ("names", "you", "facilitator", "prediction")
_STEP_PITCH = 16.5
_AFTER = 128.0  # from the last part down
_GUTTER = 28.0
_LOGO_WIDTH, _LOGO_HEIGHT = 108.0, 36.0


def write_sponsor_brief(
    path: Path, workshop: Workshop, source: CustomerSource | None, paper: Paper = "A4"
) -> Path:
    """Write the brief as PDF, one page. `source` is where the customers' answers come from, None
    while there are none."""
    group = source.of_segment(workshop.segment) if source else None
    return _Brief(workshop, group, paper).write(path)


class _Brief:
    def __init__(self, workshop: Workshop, source: CustomerSource | None, paper: Paper) -> None:
        self.workshop, self.source = workshop, source
        self.language = workshop.language
        title = self.words("document", client=workshop.client)
        self.document = Document(title, self.language, workshop.held_on, paper)
        self.column = (self.document.inner - _GUTTER) / 2

    def words(self, key: str, **values: object) -> str:
        return say(f"sponsor.{key}", self.language, **values)

    def write(self, path: Path) -> Path:
        document = self.document
        self._brand()
        document.header(page_header(self.workshop), self.words("kind"))
        beside = _LOGO_WIDTH + 16 if self.workshop.brand_logo else 0
        title = _SMALLER_NAME if beside else NAME
        document.text(document.left, 92, self.words("title"), title, limit=document.inner - beside)
        y = document.block(document.left, 116, self._when(), BODY, document.inner, 3) + 16
        document.rule(y)
        right = document.left + self.column + _GUTTER
        below = self._agenda(document.left, y + 26)
        self._about(document.left, below + 32)
        y = self._points(right, y + 26, "asked", _ASKS)
        self._points(right, y + 32, "unseen", _UNSEEN)
        self._after()
        return document.save(path)

    def _brand(self) -> None:
        """The client's colour along the upper edge, and the logo at its right."""
        document, workshop = self.document, self.workshop
        if workshop.brand_colour:
            document.box(0, 0, document.width, 9, fill=workshop.brand_colour)
        if workshop.brand_logo:
            place_logo(
                document, workshop.brand_logo, document.right, 100, (_LOGO_WIDTH, _LOGO_HEIGHT)
            )

    def _when(self) -> str:
        workshop = self.workshop
        times = clock_times(workshop.steps, workshop.starts_at)
        open_hall = workshop.team.mode is RoomMode.OPEN
        return self.words(
            "when_open" if open_hall else "when",
            date=weekday_date(workshop.held_on, self.language),
            start=f"{times[0]:%H:%M}",
            end=f"{times[-1]:%H:%M}",
            minutes=total_minutes(workshop.steps),
            count=workshop.team.size,
            customers=workshop.customers_word,
        )

    # What will happen

    def _agenda(self, x: float, y: float) -> float:
        """The steps as far as there is room; returns the last baseline."""
        document, room = self.document, self.document.height - _AFTER - 175
        document.text(x, y, self.words("happens"), _HEAD)
        y += 4
        steps = self.workshop.steps
        times = clock_times(steps, self.workshop.starts_at)
        for number, (step, starts) in enumerate(zip(steps, times, strict=False)):
            y += _STEP_PITCH
            if y > room and number + 1 < len(steps):
                more = self.words("more_steps", count=len(steps) - number)
                document.text(x + 36, y, more, _TIME)
                break
            document.text(x, y, f"{starts:%H:%M}", _TIME)
            y = document.block(x + 36, y, self._step(step), _STEP, self.column - 36, 2)
        return y

    def _step(self, step: Step) -> str:
        return self.words("step", title=step.title, count=step.minutes)

    # What is asked, and what nobody sees

    def _points(self, x: float, y: float, part: str, points: Sequence[str]) -> float:
        self.document.text(x, y, self.words(f"{part}.title"), _HEAD)
        y += 18
        for point in points:
            self.document.dot(x + 2.5, y - 3.2, 1.8, COLOURS.ink)
            words = self.words(f"{part}.{point}", k=self.workshop.k)
            y = self.document.block(x + 12, y, words, _STEP, self.column - 12, 4) + _STEP_PITCH
        return y - _STEP_PITCH

    def _about(self, x: float, y: float) -> None:
        """What is rated, and whose answers it is set against."""
        self.document.text(x, y, self.words("rated.title"), _HEAD)
        words = self.words("rated.text", count=len(self.workshop.statements))
        if self.source is not None:
            customers = large(self.source.rows, self.language)
            words += " " + self.words("rated.customers", n=customers, name=self.source.name)
        self.document.block(x, y + 18, words, _STEP, self.column, 6)

    # What comes after

    def _after(self) -> None:
        document = self.document
        y = document.height - _AFTER
        document.rule(y - 24)
        document.text(document.left, y, self.words("after.title"), _HEAD)
        wide = document.inner / len(CHECK_DAYS)
        days = zip(CHECK_DAYS, check_dates(self.workshop.held_on), strict=True)
        for number, (day, due) in enumerate(days):
            x = document.left + number * wide
            document.text(x, y + 22, self.words("after.day", day=day), LABEL)
            document.text(x, y + 37, weekday_date(due, self.language), BODY_STRONG)
            what = lines(self.words(f"after.day{day}"), SMALL, wide - 12, 2)
            document.lines(x, y + 51, what, SMALL)
        self._foot()

    def _foot(self) -> None:
        document, workshop = self.document, self.workshop
        typed = [workshop.client, workshop.title, *(step.title for step in workshop.steps)]
        foot = " ".join(filter(None, (self.words("foot"), missing_signs(typed, self.language))))
        document.text(document.left, document.height - 32, foot, SMALL, limit=document.inner)
