"""The card that says why a file can't be read."""

from pytestqt.qtbot import QtBot

from cxworkshop.ui.prepare.customers.file_step import FileStep
from cxworkshop.ui.text import PlainLabel


def test_a_long_sentence_about_a_broken_file_is_shown_whole_however_wide_the_window(
    qtbot: QtBot,
) -> None:
    step = FileStep()
    qtbot.addWidget(step)
    step.resize(1200, 600)
    step.show()
    step.show_problem("This spreadsheet is damaged or of a kind that can’t be read. " * 3)
    sentence = next(label for label in step.findChildren(PlainLabel) if label.text() == step.said)
    qtbot.waitUntil(lambda: sentence.height() >= sentence.heightForWidth(sentence.width()))
    assert sentence.heightForWidth(sentence.width()) > sentence.fontMetrics().height()
