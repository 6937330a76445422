"""One question of every kind."""

from __future__ import annotations

from cxworkshop.domain.polls import Item, Question, QuestionKind, ScalePoints

ITEMS = (Item("a", "Price"), Item("b", "Speed"), Item("c", "Care"))
QUESTIONS = {
    "rating": Question("q", QuestionKind.RATING, "We listen.", ScalePoints(1, 5)),
    "prediction": Question("q", QuestionKind.PREDICTION, "They listen."),
    "ranking": Question("q", QuestionKind.RANKING, "Order these.", items=ITEMS),
    "allocation": Question("q", QuestionKind.ALLOCATION, "Spend it.", items=ITEMS, total=100),
    "dots": Question("q", QuestionKind.ALLOCATION, "Dots.", items=ITEMS, total=3, most=2),
    "choice": Question("q", QuestionKind.CHOICE, "Which?", items=ITEMS, total=2),
    "number": Question("q", QuestionKind.NUMBER, "How many?", ScalePoints(0, 1000)),
    "text": Question("q", QuestionKind.TEXT, "Why?"),
}
