"""The signs by which each word of a text is weighed: what it is, what stands around it, where it stands.

A sign is a pair of what is looked at ("the word before") and what is seen there ("müəllim"). Signs of letters
belong to a language; those of what the word lists know hold in all of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cahier.redaction.agreement import places_of
from cahier.redaction.endings import stems
from cahier.redaction.reading import Reading
from cahier.redaction.word import folded

Sign = tuple[str, str]
_TOKEN = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_SENTENCE = re.compile(r"[.!?…;:\n]")
_PARTS = re.compile(r"[.!?…;:\n,()]")
CLAUSE = re.compile(r"[.!?…;:\n,()«»“”\"]|\s[–—-]\s")  # what ends a clause
_SHORTEST_WITH_STEM = 4
_AROUND = (-3, -2, -1, 1, 2, 3)
_CLOSE = 2
_LONGEST = 12
_CUES = ("nouns", "agreement", "ours", "means", "if", "say", "order", "question", "answer", "contact", "word")
_REMEMBERED = 200_000
_OPEN, _SHUT, _EITHER = "«“„", "»”", '"'
LETTERS = frozenset(["word", "stem", "p3", "p4", "p5", "e2", "e3", "e4", "-1stem", "-2stem", "1stem", "2stem"]) | {
    f"{step}e3" for step in (-2, -1, 1, 2)
}  # what is looked at for its letters


@dataclass(slots=True, eq=False)
class Token:
    """A word or number of a reading and where it stands; the same sentence has the same number."""

    start: int
    end: int
    text: str
    folded: str
    stem: str
    tags: frozenset[str]
    verbs: frozenset[str]
    sentence: int
    quoted: bool
    before: str  # what stands between it and the token before
    told: frozenset[str] = frozenset()  # how its sentence, or one beside it, tells of words agreed on


def tokens(reading: Reading) -> list[Token]:
    """Cut a reading into words and numbers."""
    known = {word.start: word for word in reading.words}
    found: list[Token] = []
    last, sentence, quoted = 0, 0, False
    for match in _TOKEN.finditer(reading.text):
        start, end = match.span()
        gap = reading.text[last:start]
        if gap != " ":
            sentence += _SENTENCE.search(gap) is not None
            quoted = _is_quoted(gap, quoted)
        word = known.get(start)
        text = folded(match[0]) if word is None else word.folded
        tags, verbs = (frozenset[str](), frozenset[str]()) if word is None else (word.tags, word.verbs)
        found.append(
            Token(start, end, match[0], text, _stem(text, reading.language), tags, verbs, sentence, quoted, gap)
        )
        last = end
    _tell(reading, found)
    return found


def _tell(reading: Reading, found: list[Token]) -> None:
    """Say of each word which cues of an agreement stand in its sentence ("nouns") or beside it ("nouns+")."""
    sentence_of = {token.start: token.sentence for token in found}
    here: dict[int, set[str]] = {}
    for key in _CUES:
        for place in places_of(reading, key):
            if place in sentence_of:
                here.setdefault(sentence_of[place], set()).add(key)
    for token in found:
        beside = here.get(token.sentence - 1, set()) | here.get(token.sentence + 1, set())
        own = here.get(token.sentence, set())
        if own or beside:
            token.told = frozenset(own | {f"{key}+" for key in beside})


def parted(gap: str) -> bool:
    """Whether what stands between two words parts them."""
    return gap != " " and _PARTS.search(gap) is not None


def signs(seen: list[Token], at: int, after: str) -> Iterator[Sign]:
    """Each sign of word `at`; `after` is what follows the last word of all."""
    word = seen[at]
    yield from _own(word, opens=at == 0 or seen[at - 1].sentence != word.sentence)
    for step in _AROUND:
        beside = at + step
        if 0 <= beside < len(seen):
            yield from _beside(str(step), seen[beside], word)
        else:
            yield f"{step}", "nothing"
    yield "before", word.before.strip()[:2] or word.before[:1]
    gap = seen[at + 1].before if at + 1 < len(seen) else after
    yield "after", gap.strip()[:2] or gap[:1]


def _own(word: Token, *, opens: bool) -> Iterator[Sign]:
    said = word.folded
    yield "always", ""
    yield "word", said
    yield "stem", word.stem
    for size in (3, 4, 5):
        if len(said) > size:
            yield f"p{size}", said[:size]
    for size in (2, 3, 4):
        if len(said) > size:
            yield f"e{size}", said[-size:]
    yield "letters", str(min(len(said), _LONGEST))
    for tag in word.tags:
        yield "tag", tag
    for verb in word.verbs:
        yield "verb", verb
    if word.text[0].isdigit():
        yield "figures", str(min(len(word.text), 5))
    if word.text[0].isupper():
        yield "capital", "opens" if opens else "inside"
    if word.quoted:
        yield "quoted", ""
    for cue in word.told:
        yield "told", cue
        if word.quoted:
            yield "told quoted", cue


def _beside(step: str, other: Token, word: Token) -> Iterator[Sign]:
    near = abs(int(step)) <= _CLOSE
    where = step if other.sentence == word.sentence else f"{step}x"
    if near:
        yield f"{step}stem", other.stem
        yield f"{step}e3", other.folded[-3:]
    for tag in other.tags:
        yield f"{where}tag", tag
    for verb in other.verbs:
        yield f"{where}verb", verb
    if other.text[0].isdigit():
        yield f"{where}figures", ""
    if other.text[0].isupper():
        yield f"{where}capital", ""


def _is_quoted(gap: str, quoted: bool) -> bool:
    for char in gap:
        if char in _OPEN:
            quoted = True
        elif char in _SHUT or char == "\n":
            quoted = False
        elif char == _EITHER:
            quoted = not quoted
    return quoted


@lru_cache(maxsize=_REMEMBERED)
def _stem(word: str, language: str) -> str:
    if len(word) < _SHORTEST_WITH_STEM:
        return word
    return min(stems(word, language), key=len, default=word)
