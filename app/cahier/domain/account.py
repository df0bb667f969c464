"""An account: the words of an interview in one language, and the mentions anchored in them.

Offsets are Unicode code points, half-open, in the text as stored (NFC). An anchor belongs to one text.
"""

from dataclasses import dataclass, replace
from typing import Literal

TextStatus = Literal["original", "working_translation"]
MentionKind = Literal["person", "place", "organisation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """`text[start:end]` names the person, place or organisation with this id."""

    start: int
    end: int
    kind: MentionKind
    ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What was told, in one language. The original and each translation are accounts of one interview."""

    account_id: str
    case_id: str
    interview_id: str
    code: str
    language: str
    status: TextStatus = "original"
    text: str = ""
    mentions: tuple[Mention, ...] = ()
    translator_code: str | None = None
    readback_done: bool = False


def moved(mention: Mention, position: int, removed: int, added: int) -> Mention | None:
    """Follow one edit: `removed` code points at `position` gave way to `added` new ones.

    Text before a mention moves it, text inside stretches it, text after leaves it; an edit that takes away
    the whole mention, or cuts across one of its borders, shrinks it to what is left, or drops it (None).
    """
    if removed == 0 and position in (mention.start, mention.end):
        shift = added if position == mention.start else 0
        return replace(mention, start=mention.start + shift, end=mention.end + shift)
    cut_end = position + removed
    if cut_end <= mention.start:
        shift = added - removed
        return replace(mention, start=mention.start + shift, end=mention.end + shift)
    if position >= mention.end:
        return mention
    return _cut(mention, position, cut_end, added)


def _cut(mention: Mention, position: int, cut_end: int, added: int) -> Mention | None:
    inside = mention.start < position and cut_end < mention.end
    if inside:
        return replace(mention, end=mention.end + added - (cut_end - position))
    start = mention.start if mention.start < position else position + added
    end = position if cut_end >= mention.end else mention.end + added - (cut_end - position)
    return replace(mention, start=start, end=end) if end > start else None
