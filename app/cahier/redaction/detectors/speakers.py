"""Who writes in a conversation: the name before the colon of a line, in angle brackets, beside a time of day.

A form has lines like these too ("Date: …"), so a label counts when it comes again, or when a time or brackets
stand beside it, and never when it is a word everybody knows. Lines of one conversation may differ in their use of
capitals, so this looks at the text as a whole, whatever parts of it are read.
"""

import re
from collections import Counter
from collections.abc import Iterator

from cahier.redaction.finding import Finding
from cahier.redaction.lists import LANGUAGES, kept_words, tags_of
from cahier.redaction.word import folded

_LABEL = r"(?P<label>[^\W\d_][^\n:<>\[\]()|/]{0,30}?)"
_CLOCK = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
_TIMED = re.compile(
    rf"(?m)^[ \t]*(?:\[{_CLOCK}\]|{_CLOCK})[ \t]*[-–—]?[ \t]*{_LABEL}:(?=\s)"
    rf"|^[ \t]*<{_LABEL.replace('label', 'bracketed')}>"
    rf"|^[ \t]*{_LABEL.replace('label', 'before')},?[ \t][\[(]?{_CLOCK}[\])]?[ \t]?:"
)
_PLAIN = re.compile(rf"(?m)^[ \t]*{_LABEL}:(?=[ \t])")
_WORD = re.compile(r"[^\W_]+")
_LIKE_A_HANDLE = re.compile(r"[\d_]")
_FEWEST_LINES, _MOST_WORDS = 2, 3


def speakers_in(text: str) -> Iterator[Finding]:
    """Find those who write in a conversation."""
    labels = [found.span(found.lastgroup or 0) for found in _TIMED.finditer(text)]
    plain = [found.span("label") for found in _PLAIN.finditer(text)]
    often = Counter(text[start:end].casefold() for start, end in plain)
    labels += [(start, end) for start, end in plain if often[text[start:end].casefold()] >= _FEWEST_LINES]
    for start, end in labels:
        said = text[start:end]
        if not _is_label_of_a_form(said):
            kind = "NICK" if _LIKE_A_HANDLE.search(said) else "NAME"
            yield Finding(start, end, kind, "speaker", "Who writes in this conversation.", "likely")


def _is_label_of_a_form(said: str) -> bool:
    words = [folded(word) for word in _WORD.findall(said)]
    if not words or len(words) > _MOST_WORDS:
        return True
    return all(
        word in kept_words() or len(word) < 2 or any(_explains(word, language) for language in LANGUAGES)
        for word in words
    )


def _explains(word: str, language: str) -> bool:
    return bool(tags_of(word, language) & {"stop", "common", "label", "document", "job", "honorific", "story"})
