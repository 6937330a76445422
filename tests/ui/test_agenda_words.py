"""Every part that a page may show has a name in the agenda and on the console."""

from __future__ import annotations

import pytest

from cxworkshop.content.templates import SHOWN
from cxworkshop.domain.cues import step_cues
from cxworkshop.domain.workshop import Step, StepKind
from cxworkshop.ui.prepare.agenda_list import kind_words
from cxworkshop.ui.run.wording import primary_words, scene_words
from tests.support import story


@pytest.mark.parametrize("part", SHOWN)
def test_a_page_is_named_by_what_it_shows(part: str) -> None:
    step = Step("page", StepKind.PAGE, "A page", 5, content={"show": [part]})
    workshop = story.workshop(steps=(step,))
    assert kind_words(step)
    for here in step_cues(step):
        assert scene_words(workshop, here)
        for following in step_cues(step):
            assert primary_words(workshop, here, following)
