"""A poll exercise needs no Python: a template names what it asks, and the phones are asked it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxworkshop.content.templates import load_templates
from cxworkshop.content.toml_file import ContentProblem
from cxworkshop.domain.cues import SceneKind, step_cues
from cxworkshop.domain.polls import QuestionKind
from cxworkshop.domain.workshop import Step
from cxworkshop.services.poll_questions import poll_questions
from cxworkshop.store.json_forms import step_content
from tests.support import story

HEAD = """
id = "X1"
minutes = 3
statements = ["1a"]
[en]
title = "Ours"
summary = "A poll."
[[step]]
id = "poll"
kind = "poll"
minutes = 3
"""
OWN = '[step.en]\ntitle = "A poll"\nquestion = "What first?"\n'
CHOICES = OWN + 'items = ["Rules", "Tools", "Time"]\n'


def step_of(tmp_path: Path, text: str) -> Step:
    (tmp_path / "X1.toml").write_text(HEAD + text, "utf-8")
    (template,) = load_templates(folder=tmp_path)
    return template.step("poll")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('asks = "importance"\n[step.en]\ntitle = "Dots"\n', QuestionKind.ALLOCATION),
        (
            'asks = "prediction"\nrange = true\n[step.en]\ntitle = "Guess"\n',
            QuestionKind.PREDICTION,
        ),
        (f'asks = "ranking"\n{CHOICES}', QuestionKind.RANKING),
        (f'asks = "choice"\nmost = 2\n{CHOICES}', QuestionKind.CHOICE),
        (f'asks = "number"\nlowest = 0\nhighest = 40\n{OWN}', QuestionKind.NUMBER),
    ],
)
def test_it_asks_what_the_file_says(tmp_path: Path, text: str, kind: QuestionKind) -> None:
    step = step_of(tmp_path, text)
    questions = poll_questions(story.workshop(), step)
    assert {question.kind for question in questions} == {kind}
    assert step_content(step.kind, step.content) == dict(step.content)
    shows_result = step_cues(step)[-1].scene is SceneKind.RESULT
    assert shows_result is (kind is not QuestionKind.PREDICTION)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f'asks = "ranking"\n{OWN}', "missing"),
        (f'asks = "ranking"\n{OWN}items = ["Rules"]\n', "wrong_items"),
        (f'asks = "choice"\n{OWN}items = ["Rules", "Rules"]\n', "wrong_items"),
        (f'asks = "number"\nlowest = 5\nhighest = 5\n{OWN}', "wrong_bounds"),
        ('asks = "number"\nlowest = 5\nhighest = 9\n[step.en]\ntitle = "A"\n', "missing"),
        (f'asks = "guess"\n{OWN}', "unknown_value"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(ContentProblem) as caught:
        step_of(tmp_path, text)
    assert caught.value.code.endswith(code)
