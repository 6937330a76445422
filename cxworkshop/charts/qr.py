"""QR codes as a matrix: stage, phone hint and papers draw it each in their own way."""

from __future__ import annotations

from functools import lru_cache

import segno


@lru_cache(maxsize=16)
def qr_matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of the code, True for dark, without the quiet zone of four modules around it.

    Error correction M: a projected code is large and clean, and fewer modules are read from
    further away. The few that a room needs are kept: the stage is painted again for everybody who
    joins.
    """
    code = segno.make(text, error="m", boost_error=False, micro=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def wifi_text(name: str, password: str) -> str:
    """What a phone's camera understands as "join this Wi-Fi"; open when there is no password."""
    kind = "WPA" if password else "nopass"
    secret = f"P:{_escaped(password)};" if password else ""
    return f"WIFI:T:{kind};S:{_escaped(name)};{secret};"


def _escaped(text: str) -> str:
    return "".join(f"\\{character}" if character in '\\;,:"' else character for character in text)
