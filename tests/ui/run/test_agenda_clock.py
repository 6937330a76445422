"""The agenda's clock: when each step begins, how late one is, and how the rest is retimed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cxworkshop.domain.workshop import Step, StepKind
from cxworkshop.ui.run.agenda_clock import Haste, StepTime, agenda_rows, retimed, step_time

STARTED = datetime(2026, 5, 12, 14, 0, 20, tzinfo=UTC)
STEPS = tuple(
    Step(name, StepKind.PAGE, name.title(), minutes)
    for name, minutes in (("welcome", 4), ("vote", 6), ("reveal", 10), ("plan", 10))
)


def at(minutes: float, current: str = "vote", began: float = 4, spent: float = 0) -> StepTime:
    now = STARTED + timedelta(minutes=minutes)
    return step_time(
        STEPS, current, now, STARTED, STARTED + timedelta(minutes=began), {current: spent}
    )


def test_steps_begin_one_after_another_from_the_minute_of_the_start() -> None:
    rows = agenda_rows(STEPS, "vote", STARTED, {step.id for step in STEPS})
    assert [row.at for row in rows] == ["14:00", "14:04", "14:10", "14:20"]
    assert [(row.done, row.current) for row in rows] == [
        (True, False), (False, True), (False, False), (False, False),
    ]  # fmt: skip


def test_what_is_left_counts_earlier_visits() -> None:
    assert at(8.333).text == "1:40"
    assert at(8.333, spent=60).text == "0:40"


@pytest.mark.parametrize(
    ("minutes", "haste"),
    [(5, Haste.CALM), (8.9, Haste.SOON), (9.8, Haste.NOW), (10.5, Haste.OVER)],
)
def test_time_turns_amber_at_a_fifth_and_red_at_a_twentieth(minutes: float, haste: Haste) -> None:
    assert at(minutes).haste is haste


def test_over_time_is_said_with_a_minus_and_moves_the_end() -> None:
    over = at(13)
    assert over.text == "−3:00"
    assert (over.behind, over.ends) == (3, "14:33")
    assert over.share_used == 1.0


def test_who_is_faster_is_ahead() -> None:
    assert at(2, "reveal", began=2).behind == -8


def test_retiming_keeps_the_past_and_gives_every_step_a_minute() -> None:
    assert [step.minutes for step in retimed(STEPS, "vote", 10)] == [4, 6, 5, 5]
    assert [step.minutes for step in retimed(STEPS, "vote", -5)] == [4, 6, 1, 1]
    assert retimed(STEPS, "plan", 3) == STEPS
