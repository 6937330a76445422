"""The font files that ship, for windows, charts and papers alike.

Every word is set in Source Sans 3. What a person typed may hold characters that it lacks, so each
weight is followed by fonts that have Arabic, Hebrew, emoji and symbols, asked in this order.
Chinese, Japanese and Korean would take more room than the whole program: a sign stands for them.
"""

from __future__ import annotations

from pathlib import Path

from cxworkshop.paths import resource

FAMILY = "Source Sans 3"
FALLBACK_FAMILIES = ("Noto Sans Arabic", "Noto Sans Hebrew", "Noto Emoji", "Noto Sans Symbols2")
WEIGHTS = ("Regular", "Semibold", "Bold")
MISSING = "\u25a1"
"""What stands for a character that none of these fonts has."""


def font_names(weight: str) -> tuple[str, ...]:
    """The fonts that make up one of the `WEIGHTS`, in the order in which a character is looked for
    in them."""
    heavy = "Regular" if weight == "Regular" else "Bold"
    return (
        f"SourceSans3-{weight}",
        f"NotoSansArabic-{heavy}",
        f"NotoSansHebrew-{heavy}",
        "NotoEmoji-Regular",
        "NotoSansSymbols2-Regular",
    )


def all_font_names() -> tuple[str, ...]:
    """Every font once."""
    return tuple(dict.fromkeys(name for weight in WEIGHTS for name in font_names(weight)))


def font_file(name: str) -> Path:
    """Where the font of this name lies."""
    return resource("fonts", f"{name}.ttf")
