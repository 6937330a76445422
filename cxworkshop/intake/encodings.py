"""In which encoding a text file is written: byte order mark, UTF-8, UTF-16, else a good guess.

UTF-8 is tested on the whole file, which is quick; only a file that is something else is given to
charset-normalizer, and of it only lines that tell encodings apart.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from pathlib import Path

from charset_normalizer import CharsetMatch, from_bytes

from cxworkshop.intake.problems import IntakeProblem

BLOCK = 1 << 20
SAMPLE = 1 << 16
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# cp1252 first: of two that read a file equally well, it is the one that offices use.
CANDIDATES = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "iso8859_2", "cp932", "gb18030",
    "mac_roman",
)  # fmt: skip
TURKISH = frozenset("ğışĞİŞ".encode("cp1254"))  # in cp1252 these are letters of Icelandic
TEXT_CONTROLS = b"\t\n\r\x0b\x0c\x1a\x1b"


def detect(path: Path) -> str:
    """The name of a codec that reads the file. Raises IntakeProblem when it is no text or no
    encoding fits."""
    with path.open("rb") as file:
        start = file.read(SAMPLE)
    for mark, encoding in MARKS:
        if start.startswith(mark):
            return encoding
    if b"\0" in start:
        return _utf16_without_mark(start)
    if _is_binary(start):
        raise IntakeProblem("not_a_table")
    return _utf8_or_guess(path)


def _utf16_without_mark(start: bytes) -> str:
    """NULs at every other place are what UTF-16 makes of Latin letters."""
    even, odd = start[::2].count(0), start[1::2].count(0)
    pairs = len(start) // 2
    if odd > 0.6 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    if even > 0.6 * pairs and odd < 0.1 * pairs:
        return "utf-16-be"
    raise IntakeProblem("not_a_table")


def _is_binary(start: bytes) -> bool:
    controls = sum(byte < 32 and byte not in TEXT_CONTROLS for byte in start)
    return controls > 0.01 * len(start)


def _utf8_or_guess(path: Path) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    telling = bytearray()
    is_utf8 = True
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            if is_utf8:
                is_utf8 = _decodes(decoder, block)
            if not is_utf8 and len(telling) < SAMPLE:
                telling += b"\n".join(line for line in block.splitlines() if not line.isascii())
        if is_utf8 and _decodes(decoder, b"", final=True):
            return "utf-8"
        if not telling:
            file.seek(0)
            telling += file.read(SAMPLE)
    return _guess(bytes(telling[:SAMPLE]))


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def _guess(sample: bytes) -> str:
    matches = list(from_bytes(sample, cp_isolation=list(CANDIDATES), enable_fallback=False))
    if not matches:
        raise IntakeProblem("unknown_encoding")
    likely = ("cp1254", *CANDIDATES) if TURKISH & set(sample) else CANDIDATES
    _, _, _, encoding = min(_judged(match, likely) for match in matches)
    return encoding


def _judged(match: CharsetMatch, likely: Sequence[str]) -> tuple[float, int, float, str]:
    """How unlikely a match is, least first, and the likeliest encoding that gives the same text."""
    same = [name for name in match.could_be_from_charset if name in likely]
    encoding = min(same, key=likely.index, default=match.encoding)
    western = encoding in ("cp1252", "cp1254")
    order = likely.index(encoding) if western else len(likely)
    return round(match.chaos, 2), order, -match.coherence, encoding
