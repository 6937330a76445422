"""The client's own look on papers, calmly: the logo at the right end of the header, and the line
below it in the client's colour, where that can be seen on white."""

from __future__ import annotations

from base64 import b64decode
from io import BytesIO

from reportlab.lib.utils import ImageReader

from cxworkshop.colours import contrast
from cxworkshop.domain.workshop import Workshop
from cxworkshop.reports.page import COLOURS, Document
from cxworkshop.reports.small_print import page_header

UNREADABLE = (ValueError, OSError, SyntaxError)  # a broken PNG is a SyntaxError to its reader
LOGO_WIDTH, LOGO_HEIGHT = 90.0, 22.0
MOST_PIXELS = 4_000_000  # a workshop file from elsewhere may hold a small PNG of a huge picture
_SEEN_FROM = 3.0  # WCAG 2.2, 1.4.11: what is no text stands out from its ground by this much
_SPACE = 12.0


def branded_header(document: Document, workshop: Workshop, kind: str, y: float = 42) -> None:
    """The header of a page; `y` is the baseline of its words."""
    box = (LOGO_WIDTH, LOGO_HEIGHT)
    wide = place_logo(document, workshop.brand_logo, document.right, y + 4.5, box)
    inset = wide + _SPACE if wide else 0.0
    document.header(page_header(workshop), kind, y, inset, line_colour(workshop.brand_colour))


def line_colour(colour: str) -> str:
    """The client's colour, or ink when there is none or it would be lost on white."""
    return colour if colour and contrast(colour, COLOURS.surface) >= _SEEN_FROM else COLOURS.ink


def place_logo(
    document: Document, logo: str, right: float, bottom: float, box: tuple[float, float]
) -> float:
    """A logo as large as `box` allows, its lower right corner at (right, bottom). Returns its
    width, 0 for none or one that can't be read or would fill the memory."""
    try:
        png = b64decode(logo)
        if _pixels(png) > MOST_PIXELS:
            return 0.0
        picture = ImageReader(BytesIO(png))
        picture.getRGBData()  # type: ignore[no-untyped-call] # a picture that was cut off is noticed only here
    except UNREADABLE:
        return 0.0
    wide, high = picture.getSize()
    scale = min(box[0] / wide, box[1] / high)
    document.picture(picture, right - wide * scale, bottom, wide * scale, high * scale)
    return float(wide * scale)


def _pixels(png: bytes) -> int:
    """As many as its header says (ISO/IEC 15948, 11.2.1: width and height come first)."""
    return int.from_bytes(png[16:20], "big") * int.from_bytes(png[20:24], "big")
