"""The laptop passed round as a voting screen, in an open vote of the real room."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.support.open_vote import ENTER, Vote, texts


def test_each_person_gets_a_clean_screen(rating: Vote) -> None:
    with rating.kiosk() as kiosk:
        assert kiosk.isFullScreen()
        for place in (3, 0):
            kiosk.go_button.click()
            assert not any(card.answered for card in kiosk.cards)
            assert not kiosk.send_button.isEnabled()
            for card in kiosk.cards:
                buttons(card)[place].click()
            assert kiosk.send_button.text() == "Send 7 of 7 answers"
            kiosk.send_button.click()
            rating.until(lambda: "Your answer is in" in texts(kiosk))
            assert kiosk.cards == []
            checked = [one for one in kiosk.findChildren(QAbstractButton) if one.isChecked()]
            assert [one for one in checked if one.isVisible()] == []
        assert "2 people have answered on this laptop" in texts(kiosk)
        kiosk.end()
    assert rating.page.fall_backs.kiosk is None
    closed = rating.close()
    assert closed["ways"] == {"kiosk": 2}
    assert all(Counter(values) == Counter([4, 1]) for values in closed["answers"].values())


def test_questions_may_be_left_out_and_judged_impossible_on_the_laptop(vote: Vote) -> None:
    vote.begin("predict")
    with vote.kiosk() as kiosk:
        kiosk.go_button.click()
        first, second, third, *_ = kiosk.cards
        assert first.field
        assert second.field
        assert third.field
        QTest.keyClicks(first.field, "61")
        buttons(second)[0].click()
        QTest.keyClicks(third.field, "101")
        assert [card.answered for card in kiosk.cards[:4]] == [True, True, False, False]
        QTest.keyClick(first.field, Qt.Key.Key_Backspace)
        QTest.keyClick(first.field, Qt.Key.Key_Backspace)
        QTest.keyClicks(first.field, "58")
        kiosk.send_button.click()
        vote.all_in(1)
        kiosk.end()
    answers = list(vote.close()["answers"].values())
    assert answers[:4] == [[58], [None], [], []]


def test_the_laptop_is_not_given_back_with_answers_on_it_by_a_slip(rating: Vote) -> None:
    with rating.kiosk() as kiosk:
        kiosk.go_button.click()
        buttons(kiosk.cards[0])[2].click()
        QTest.keyClick(kiosk, Qt.Key.Key_Escape)
        assert "Not sent yet" in texts(kiosk)
        kiosk.go_button.click()
        assert kiosk.cards[0].answered
        QTest.keyClick(kiosk, Qt.Key.Key_Escape)
        kiosk.end_now_button.click()
        rating.until(lambda: rating.page.fall_backs.kiosk is None)
    assert rating.close()["answered"] == 0


def test_the_laptop_is_used_by_keyboard_alone(rating: Vote) -> None:
    with rating.kiosk() as kiosk:
        rating.until(kiosk.isActiveWindow)
        QTest.keyClick(kiosk, ENTER)
        rating.until(lambda: bool(kiosk.cards))
        rating.until(lambda: len({one.y() for one in buttons(kiosk.cards[0])}) == 1)
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Right):
            focused = QApplication.focusWidget()
            assert focused
            QTest.keyClick(focused, key)
        assert kiosk.cards[0].answer == 2
        kiosk.send_button.setFocus()
        QTest.keyClick(kiosk.send_button, ENTER)
        rating.all_in(1)
        kiosk.end()


def test_answers_stand_below_each_other_where_a_line_would_cut_their_words(rating: Vote) -> None:
    with rating.kiosk() as kiosk:
        kiosk.go_button.click()
        kiosk.showNormal()
        for width, lines in ((1366, 1), (620, 6), (1366, 1)):
            kiosk.setGeometry(0, 0, width, 700)
            ours = buttons(kiosk.cards[0])
            rating.until(lambda ours=ours, lines=lines: len({one.y() for one in ours}) == lines)
            assert all(one.width() >= one.minimumSizeHint().width() for one in ours)
        kiosk.end()


def test_a_closed_vote_ends_the_round_of_the_laptop(rating: Vote) -> None:
    with rating.kiosk() as kiosk:
        kiosk.go_button.click()
        buttons(kiosk.cards[0])[2].click()
        rating.close()
        assert "Voting is closed" in texts(kiosk)
        assert kiosk.cards == []
        kiosk.go_button.click()
        rating.until(lambda: rating.page.fall_backs.kiosk is None)


def buttons(card: QWidget) -> list[QAbstractButton]:
    return card.findChildren(QAbstractButton)
