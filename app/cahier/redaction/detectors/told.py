"""Ways of telling, written as data: `resources/lists/told/<language>.json` holds them by what they tell.

A way is a row of words or kinds of words, one of which is its anchor: only where that stands is the row tried, so
that a text costs what its anchors cost. The signs:

    word      the word as written      word-     what begins so        -ending    what ends so
    #kind     a word the lists know    *         any word but a small one          _          any word
    ^         a capital no list knows      @         a common given name
    a|b       one or the other         a?        it may be missing     a?3        up to three, as many as there are
    !a        the anchor               , a       a comma, a colon or a dash may stand before it
    [ … ]     what is hidden, when it is not all of it
    <6  >6    back to the beginning, on to the end of the clause, so many words at most
    $         here a clause begins or ends
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from cahier import resources
from cahier.domain.folding import fold
from cahier.redaction.detectors.given_names import is_given_name
from cahier.redaction.reading import Reading

KEY = 3
_PARTING = ",:—–"
_WIDEST = 4
_REMEMBERED = 100_000
_EDGE = re.compile(r"[.,;:!?…()\n—–«»“”\"]")
_REPEATED = re.compile(r"(.+?)\?(\d*)")


@dataclass(frozen=True, slots=True)
class Part:
    """One place of a row: what fits there, how often, and whether a comma may stand before it."""

    words: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    content: bool = False
    capital: bool = False
    given: bool = False
    anything: bool = False
    least: int = 1
    most: int = 1
    also: str = ""
    clause: int = 0
    edge: bool = False

    def fits(self, reading: Reading, at: int) -> bool:
        """Whether word `at` may stand here."""
        word = reading.words[at]
        if self.anything or word.folded in self.words or not word.tags.isdisjoint(self.tags):
            return True
        if (self.content and "stop" not in word.tags) or (self.capital and word.capital and not word.tags):
            return True
        if (self.beginnings or self.endings) and self.is_written(word.folded):
            return True
        return self.given and "stop" not in word.tags and is_given_name(word.folded, reading.language)

    def is_written(self, said: str) -> bool:
        """Whether a folded word stands here for how it is written."""
        return (
            said in self.words
            or said.startswith(self.beginnings)
            or (said.endswith(self.endings) and said not in self.endings)
        )

    @property
    def is_kind(self) -> bool:
        """Whether a word may stand here for something else."""
        return self.anything or self.content or self.capital or self.given or bool(self.tags)


@dataclass(frozen=True, slots=True)
class Way:
    """A row as written, its parts, which is the anchor, and from where to where it is hidden."""

    kind: str
    written: str
    parts: tuple[Part, ...]
    anchor: int
    first: int
    after: int


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways of one language by their anchors: kinds of words, how words begin, how they end."""

    by_tag: dict[str, tuple[Way, ...]]
    by_beginning: dict[str, tuple[Way, ...]]
    by_ending: dict[str, tuple[Way, ...]]


def way(kind: str, written: str) -> Way:
    """Read one row; raises ValueError when it has not just one anchor."""
    parts: list[Part] = []
    anchors, first, after, also = [], 0, None, ""
    for sign in written.split():
        if sign == ",":
            also = _PARTING
        elif sign == "[":
            first = len(parts)
        elif sign == "]":
            after = len(parts)
        else:
            if sign.startswith("!"):
                anchors.append(len(parts))
            parts.append(_part(sign.removeprefix("!"), also))
            also = ""
    if len(anchors) != 1:
        raise ValueError(written)
    return Way(kind, written, tuple(parts), anchors[0], first, len(parts) if after is None else after)


def _part(sign: str, also: str) -> Part:
    if sign == "$":
        return Part(edge=True, least=0, also=also)
    if sign[0] in "<>":
        return Part(clause=int(sign[1:]), least=0, also=also)
    least = most = 1
    if repeated := _REPEATED.fullmatch(sign):
        sign, least, most = repeated[1], 0, int(repeated[2] or 1)
    said = sign.split("|")
    return Part(
        words=frozenset(fold(one) for one in said if one[0] not in "#-*_^@" and not one.endswith("-")),
        tags=frozenset(one[1:] for one in said if one[0] == "#"),
        beginnings=tuple(fold(one[:-1]) for one in said if one.endswith("-")),
        endings=tuple(fold(one[1:]) for one in said if one[0] == "-"),
        content="*" in said,
        capital="^" in said,
        given="@" in said,
        anything="_" in said,
        least=least,
        most=most,
        also=also,
    )


@cache
def ways(language: str, section: str = "told") -> Ways:
    """Read the ways of telling of one language; in the section `kept` they tell what stays readable."""
    by_tag: dict[str, list[Way]] = {}
    by_beginning: dict[str, list[Way]] = {}
    by_ending: dict[str, list[Way]] = {}
    for kind, rows in resources.data(f"lists/told/{language}.json").get(section, {}).items():
        for written in rows:
            one = way(kind, written)
            anchor = one.parts[one.anchor]
            for tag in anchor.tags:
                by_tag.setdefault(tag, []).append(one)
            for beginning in {said[:KEY] for said in (*anchor.words, *anchor.beginnings)}:
                by_beginning.setdefault(beginning, []).append(one)
            for ending in {said[-KEY:] for said in anchor.endings}:
                by_ending.setdefault(ending, []).append(one)
    return Ways(_frozen(by_tag), _frozen(by_beginning), _frozen(by_ending))


def _frozen(listed: dict[str, list[Way]]) -> dict[str, tuple[Way, ...]]:
    return {key: tuple(found) for key, found in listed.items()}


def told(reading: Reading, one: Way, at: int) -> tuple[int, int] | None:
    """Where the way `one` stands around its anchor at word `at`: the words hidden, first and after the last."""
    return _around(reading, one, at) if one.parts[one.anchor].fits(reading, at) else None


def _around(reading: Reading, one: Way, at: int) -> tuple[int, int] | None:
    """The same where word `at` is known to fit."""
    if not _may_stand(reading, one.parts, one.anchor - 1, at - 1):
        return None
    if not _may_stand(reading, one.parts, one.anchor + 1, at + 1):
        return None
    ahead = _ahead(reading, one.parts, one.anchor + 1, at + 1)
    if ahead is None:
        return None
    back = _back(reading, one.parts, one.anchor - 1, at)
    if back is None:
        return None
    starts = (*back, at, *ahead)
    first, after = starts[one.first], starts[one.after]
    return (first, after) if first < after else None


def _may_stand(reading: Reading, parts: tuple[Part, ...], step: int, at: int) -> bool:
    """Whether the part beside the anchor may stand at word `at`; most do not, and that is seen at once."""
    if not 0 <= step < len(parts) or not parts[step].least:
        return True
    return 0 <= at < len(reading.words) and parts[step].fits(reading, at)


def _ahead(reading: Reading, parts: tuple[Part, ...], step: int, at: int) -> tuple[int, ...] | None:
    """Where each of the parts from `step` on begins, and the last ends, when the first begins at word `at`."""
    if step == len(parts):
        return (at,)
    part = parts[step]
    if part.edge and not _is_edge(reading, at):
        return None
    if part.edge:
        rest = _ahead(reading, parts, step + 1, at)
        return None if rest is None else (at, *rest)
    if part.clause:
        end = _before_next_clause(reading, at, reading.clause_end(at - 1, part.clause + 1))
        rest = _ahead(reading, parts, step + 1, end)
        return None if rest is None else (at, *rest)
    reached = at
    while (
        reached - at < part.most
        and reached < len(reading.words)
        and _joined(reading, reached, part.also)
        and part.fits(reading, reached)
    ):
        reached += 1
    for end in range(reached, at + part.least - 1, -1):
        more = _ahead(reading, parts, step + 1, end)
        if more is not None:
            return (at, *more)
    return None


def _before_next_clause(reading: Reading, at: int, end: int) -> int:
    """Where what goes on from word `at` to `end` stops: at "and they …", "because my …"."""
    if reading.language != "en":
        return end
    later = (step for step in range(at + 1, end) if reading.has(step, "clause_word"))
    return next((step for step in later if reading.has(step + 1, "person_mark")), end)


def _back(reading: Reading, parts: tuple[Part, ...], step: int, after: int) -> tuple[int, ...] | None:
    """Where each of the parts up to `step` begins, when the last ends before word `after`."""
    if step < 0:
        return ()
    part = parts[step]
    if part.edge and not _is_edge(reading, after):
        return None
    if part.edge:
        rest = _back(reading, parts, step - 1, after)
        return None if rest is None else (*rest, after)
    if part.clause:
        start = reading.clause_start(after, part.clause)
        rest = _back(reading, parts, step - 1, start)
        return None if rest is None else (*rest, start)
    reached = after
    also = parts[step + 1].also
    while (
        after - reached < part.most
        and reached > 0
        and _joined(reading, reached, also if reached == after else part.also)
        and part.fits(reading, reached - 1)
    ):
        reached -= 1
    for start in range(reached, after - part.least + 1):
        more = _back(reading, parts, step - 1, start)
        if more is not None:
            return (*more, start)
    return None


def _is_edge(reading: Reading, at: int) -> bool:
    """Whether a clause begins or ends before word `at`."""
    return not 0 < at < len(reading.words) or _EDGE.search(reading.between(at)) is not None


def _joined(reading: Reading, at: int, also: str) -> bool:
    """Whether word `at` follows the one before it with nothing but a space, or one of `also`, between them."""
    if not also:
        return reading.joined(at)
    gap = reading.between(at) if 0 < at < len(reading.words) else ""
    return 0 < len(gap) <= _WIDEST and not gap.strip(" \t-'" + also)


def found(reading: Reading, language: str, section: str = "told") -> Iterator[tuple[Way, int, int]]:
    """Every way of telling of `language` that stands in the reading, with the words it hides."""
    known = ways(language, section)
    for tag, listed in known.by_tag.items():
        for at in reading.by_tag.get(tag, ()):
            for one in listed:
                if place := _around(reading, one, at):
                    yield one, *place
    for at in reading.spelled({said for said in reading.by_folded if _anchored(said, language, section)}):
        for one in _anchored(reading.words[at].folded, language, section):
            if place := told(reading, one, at):
                yield one, *place


@lru_cache(maxsize=_REMEMBERED)
def _anchored(said: str, language: str, section: str) -> tuple[Way, ...]:
    """The ways whose anchor a folded word may be, by how it is written."""
    known = ways(language, section)
    listed = (*known.by_beginning.get(said[:KEY], ()), *known.by_ending.get(said[-KEY:], ()))
    return tuple(one for one in listed if one.parts[one.anchor].is_written(said) or one.parts[one.anchor].is_kind)
