"""The console's clock tells the time of the step from that of the whole workshop."""

from __future__ import annotations

import pytest

from cxworkshop.ui.run.agenda_clock import Haste, StepTime
from cxworkshop.ui.run.agenda_panel import pace_words, step_words


def time(left: int, behind: int) -> StepTime:
    return StepTime(left, 2, behind, "04:14", Haste.OVER if left < 0 else Haste.CALM)


@pytest.mark.parametrize(
    ("now", "step", "workshop"),
    [
        (time(60, 0), "left in this step", "Workshop on time"),
        (time(-11, 0), "over in this step", "Workshop still on time"),
        (time(-70, 1), "over in this step", "Workshop 1 min behind"),
        (time(60, -3), "left in this step", "Workshop 3 min ahead"),
    ],
)
def test_a_step_over_its_time_does_not_contradict_a_workshop_that_is_on_time(
    now: StepTime, step: str, workshop: str
) -> None:
    assert (step_words(now), pace_words(now)) == (step, workshop)
