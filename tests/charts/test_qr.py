"""QR codes hold what they were given."""

from __future__ import annotations

from cxworkshop.charts.qr import qr_matrix, wifi_text


def test_a_code_is_a_square_with_three_finders() -> None:
    code = qr_matrix("http://192.168.0.10:8437/#K7QMPD2A")
    assert len({len(code), *(len(row) for row in code)}) == 1
    finder = (True, False, True, True, True, False, True)
    last = len(code) - 7
    for row, column in ((3, 0), (3, last), (last + 3, 0)):
        assert code[row][column : column + 7] == finder


def test_the_join_address_needs_few_modules() -> None:
    assert len(qr_matrix("http://192.168.0.10:8437/#K7QMPD2A")) <= 33


def test_a_wifi_code_escapes_what_would_end_a_field() -> None:
    assert wifi_text("Room; 1", 'a:b"c\\') == 'WIFI:T:WPA;S:Room\\; 1;P:a\\:b\\"c\\\\;;'
    assert wifi_text("Guest", "") == "WIFI:T:nopass;S:Guest;;"
