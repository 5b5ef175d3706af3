"""Which source governs which characters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from newsfigures.stages.citations.model import Citation


def cited(found: list[Citation], start: int, end: int, text: str) -> Citation | None:
    """Return the citation that governs the characters from start to end, or None.

    What a verb of speech introduces is its content up to the next citation; content that closes
    with its source ("..., police said") reaches back over everything that no other has claimed.
    """
    if not found:
        return None
    k = bisect_left(found, end, key=_start_of)
    behind = found[k] if k < len(found) else None
    last = next((c for c in found[max(0, k - 4) : k][::-1] if c.end <= start), None)
    if behind is None or not behind.backward:
        return last
    if last is None or last.weak or last.backward or not last.forward:
        return behind
    return behind if _bounded(text[last.end : start]) else last


def _start_of(citation: Citation) -> int:
    return citation.start


def inside(found: list[Citation], at: int) -> bool:
    """Tell whether the character at ``at`` belongs to the naming of a source."""
    k = bisect_right(found, at, key=_start_of) if found else 0
    return k > 0 and at < found[k - 1].end


_BOUNDS = (";", ": ", " while ", " whereas ", " but ", " although ", ", and ")


def _bounded(between: str) -> bool:
    """Tell whether a clause ends in the text between a citation and a figure."""
    return any(bound in between[2:] for bound in _BOUNDS)
