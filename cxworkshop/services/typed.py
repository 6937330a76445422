"""What a facilitator typed, made safe to keep, show and print; or one clear sentence why not."""

from __future__ import annotations

from cxworkshop.domain.texts import TextRefused, clean_text
from cxworkshop.problems import Problem

MAX_TYPED = 2000


class TypedProblem(Problem):
    """A text that can't be kept as it is."""


def typed(text: str) -> str:
    """`text` without what could do harm elsewhere. Raises TypedProblem when it is too long or
    holds characters that no file can keep."""
    try:
        return clean_text(text, MAX_TYPED)
    except TextRefused as refused:
        raise TypedProblem(f"services.text.{refused.code}", limit=MAX_TYPED) from None
