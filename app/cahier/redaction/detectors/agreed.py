"""Words people agreed on, near a word of agreement: in quotation marks, after it, before it, or as a sign.

No list can hold such words: they are chosen because they say nothing ("the kettle is sold"). What gives them away
is that somebody tells what they are for. All of it is a guess, shown to the reviewer with what led to it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from cahier.redaction.agreement import after_it, before_it, cues, is_cue, is_near, places_of
from cahier.redaction.finding import Finding
from cahier.redaction.reading import Reading
from cahier.redaction.windows import matches, merged

RULE = "agreed"
_BEFORE, _AFTER = 170, 110
_SIGN_NEAR, _DOOR_NEAR, _SHORT_WAY = 220, 60, 30
_LONGEST, _SHORT, _FEW = 8, 6, 4
_QUOTED = re.compile(
    r"“[^“”\n]{1,80}”|«[^«»\n]{1,80}»|„[^„“”\n]{1,80}[“”]|\"[^\"\n]{1,80}\"|‘[^‘’\n]{1,80}’"
    r"|(?<!\w)'[^'\n]{2,60}'(?!\w)"
)
_END = re.compile(r"[.!?…\n]")
_COLON = re.compile(r"^[^\w.!?\n]*(?::|=|\s[—–-]\s)[^\w.!?\n]*$")
_MANY = r"(?:\d|one|two|three|four|five|bir|iki|üç|uc|dörd|dört|beş|один|одна|одно|два|две|три|четыре|пять)"
_LONG = r"(?:long|short|quick|slow|uzun|kısa|qısa|qisa|kisa|длинн\w{2,3}|коротк\w{2,3}|долг\w{2,3})"
_BLOW = (
    r"(?:rings?|knocks?|taps?|whistles?|honks?|flashes|beeps?|coughs?|buzzes|times|dəfə|defe|kərə|kere|kez|defa|zəng"
    r"|zeng|zil|tık|tıq|fit|ıslık|звонка|звонок|звонков|стука|стук|раза|раз|гудка|свистка)"
)
_ONCE = r"(?:once|twice|thrice|one|bir kez|bir dəfə|дважды|трижды|ещё один|ещё раз|один раз)(?: more| daha)?"
_BEAT = re.compile(rf"(?i)(?<!\w)(?:{_MANY} (?:{_LONG} )?{_BLOW}|{_MANY} {_LONG}|{_ONCE})(?: {_LONG})?(?!\w)")
_APART = 32
_PICTURE = "\u2600-\u27bf\U0001f300-\U0001faff"
_PICTURES = re.compile(rf"[{_PICTURE}][\u200d\ufe0f{_PICTURE}]{{0,12}}")
_COLONS = re.compile(r":(?= ?[“«\"]?\w)(?<!\d:)")
_COLON_BEFORE, _COLON_AFTER, _IN_A_ROW = 60, 90, 120
_PAIR = re.compile(r"(?:^|[.;!?\n,]|: )[ \t]*(?P<sign>[\w'’.-]{1,24}(?: [\w'’.-]{1,24}){0,4}) (?:[—–=]|-) (?=\w)")
_FIGURES = re.compile(r"(?<![\w./-])[\w#*]{0,12}\d[\w#*]{0,12}(?![\w/]|[.-]\d)")


def find(reading: Reading) -> list[Finding]:
    """Find words agreed on near a word of agreement; done once a reading, since others build on it."""
    if RULE not in reading.worked_out:
        reading.worked_out[RULE] = list(_find(reading))
    found: list[Finding] = reading.worked_out[RULE]
    return found


def _find(reading: Reading) -> Iterator[Finding]:
    near = places_of(reading, "nouns", "agreement", "ours")
    for start, end in _near_quotes(reading, places_of(reading, "nouns", "agreement", "ours", "naming")):
        yield _guess(reading, start, end, "In quotation marks, near a word of agreement.")
    for start, end in _named(reading):
        yield _guess(reading, start, end, "Beside a word for what people agree on.")
    for start, end in _signs(reading, near):
        yield _guess(reading, start, end, "Looks like a sign agreed on.")
    for start, end in (*_after_colons(reading), *_pairs(reading)):
        yield _guess(
            reading, start, end, "Told beside words of agreement, as something with a meaning of its own."
        )
    for start, end in _questions(reading):
        yield _guess(reading, start, end, "A question and its answer, perhaps agreed on.")
    for start, end in _keys(reading):
        yield _guess(reading, start, end, "Figures that open something.")


def _guess(reading: Reading, start: int, end: int, reason: str) -> Finding:
    while end < len(reading.text) and reading.text[end].isdigit():
        end += 1
    return Finding(start, end, "CODEWORD", RULE, reason, "possible")


def _near_quotes(reading: Reading, near: list[int]) -> Iterator[tuple[int, int]]:
    """What stands in quotation marks in the sentence of a cue, or in one beside it."""
    windows = tuple(merged(((place, place) for place in near), _AFTER, _BEFORE, len(reading.text)))
    for found in matches(_QUOTED, reading.text, windows):
        after = bisect_left(near, found.start())
        beside = ((place, found.start()) for place in near[max(0, after - 1) : after])
        before = ((found.end(), place) for place in near[after : after + 1] if place >= found.end())
        if any(len(_END.findall(reading.text, *gap)) <= 1 for gap in (*beside, *before)):
            yield found.span()


def _named(reading: Reading) -> Iterator[tuple[int, int]]:
    """What is called a code: after it ("password: …", "our sign is …") or before it ("…, that's our word")."""
    for at in cues(reading, "nouns", "ours"):
        colon = _after_colon(reading, at)
        if colon is not None:
            yield from after_it(reading, colon, _LONGEST, also=':=,"«“ —–', stops="")
        elif is_cue(reading, at, "ours") or _is_ours(reading, at):
            yield from _clause_on(reading, at + 1)
            yield from _before_pointing(reading, at)
    for at in cues(reading, "agreement"):
        after = reading.clause_end(at, _FEW)
        if reading.between(min(after, len(reading.words))).startswith(","):
            yield from after_it(reading, after, _SHORT, also=',"«“')


def _clause_on(reading: Reading, at: int) -> Iterator[tuple[int, int]]:
    """The rest of the clause; of a short rest the next clause too: "our sign, two knots, …"."""
    yield from after_it(reading, at, _SHORT, also=',"«“')
    after = reading.clause_end(at - 1, _FEW)
    if at < after < len(reading.words) and reading.between(after).startswith(","):
        yield from after_it(reading, after, _SHORT, also=',"«“')


def _is_ours(reading: Reading, at: int) -> bool:
    return any(is_cue(reading, step, "our") for step in range(max(0, at - 2), at))


def _after_colon(reading: Reading, at: int) -> int | None:
    """The word after the colon that follows word `at` with at most a few words between."""
    for step in range(at + 1, min(len(reading.words), at + _LONGEST)):
        gap = reading.between(step)
        if _COLON.match(gap):
            return step
        if _END.search(gap):
            return None
    return None


def _before_pointing(reading: Reading, at: int) -> Iterator[tuple[int, int]]:
    """What "that is our word" points back to."""
    for step in range(at - 1, max(-1, at - _FEW), -1):
        if is_cue(reading, step, "pointing"):
            yield from before_it(reading, step, _LONGEST)
            return


def _after_colons(reading: Reading) -> Iterator[tuple[int, int]]:
    """What follows a colon where words of agreement stand before, or a meaning behind: "there is one thing: …"."""
    before = places_of(reading, "nouns", "agreement", "ours", "word")
    behind = places_of(reading, "means")
    for found in _COLONS.finditer(reading.text):
        colon = found.start()
        at = bisect_left(before, colon) - 1
        told = at >= 0 and colon - before[at] < _COLON_BEFORE and not _END.search(reading.text, before[at], colon)
        if told or is_near(behind, colon + _COLON_AFTER // 2, _COLON_AFTER // 2):
            first = reading.word_before(found.end()) + 1
            yield from after_it(reading, first, _LONGEST, also=':,"«“', stops="")


def _pairs(reading: Reading) -> Iterator[tuple[int, int]]:
    """What stands for something by a dash, near words of agreement or another such pair: "73 — all well"."""
    near = places_of(reading, "nouns", "agreement", "ours", "means", "naming")
    pairs = list(_PAIR.finditer(reading.text))
    for number, found in enumerate(pairs):
        beside = (*pairs[max(0, number - 1) : number], *pairs[number + 1 : number + 2])
        in_a_row = any(abs(one.start() - found.start()) < _IN_A_ROW for one in beside)
        if is_near(near, found.start(), 2 * _SIGN_NEAR if in_a_row else _DOOR_NEAR):
            yield found.span("sign")


def _signs(reading: Reading, near: list[int]) -> Iterator[tuple[int, int]]:
    """Knocks and rings in a row, and pictures where words of agreement are near."""
    yield from _beats(reading)
    windows = tuple(merged(((place, place) for place in near), _SIGN_NEAR, _SIGN_NEAR, len(reading.text)))
    yield from (found.span() for found in matches(_PICTURES, reading.text, windows))


def _beats(reading: Reading) -> Iterator[tuple[int, int]]:
    """Two or more counts close together, to the end of the clause: "three times, pause, once with the elbow"."""
    row: list[re.Match[str]] = []
    strokes = (reading.words[at] for at in cues(reading, "strokes"))
    spans = ((word.start, word.end) for word in strokes)
    windows = tuple(merged(spans, _DOOR_NEAR, _DOOR_NEAR, len(reading.text)))
    for found in (*matches(_BEAT, reading.text, windows), None):
        if row and (found is None or _is_apart(reading.text, row[-1].end(), found.start())):
            if len(row) > 1:
                last = reading.word_before(row[-1].end())
                after = reading.clause_end(last, _FEW)
                yield row[0].start(), reading.words[after - 1].end
            row = []
        if found is not None:
            row.append(found)


def _is_apart(text: str, end: int, start: int) -> bool:
    return start - end > _APART or _END.search(text, end, start) is not None


def _keys(reading: Reading) -> Iterator[tuple[int, int]]:
    """Figures right after what they open: "the gate code is 4409B"."""
    codes = places_of(reading, "nouns")
    locks = [(reading.words[at].end, _SHORT_WAY) for at in cues(reading, "lock")]
    for at in cues(reading, "door"):
        word = reading.words[at]
        after = bisect_left(codes, word.start - _DOOR_NEAR)
        if after < len(codes) and codes[after] <= word.end + _DOOR_NEAR:
            locks.append((min(word.start, codes[after]), _DOOR_NEAR))
    for start, most in locks:
        window = (start, min(len(reading.text), start + most))
        yield from (found.span() for found in matches(_FIGURES, reading.text, (window,)))


def _questions(reading: Reading) -> Iterator[tuple[int, int]]:
    """What is asked and what is answered, where a question and its answer stand side by side."""
    for key, other in (("question", "answer"), ("answer", "question")):
        others = places_of(reading, other)
        for at in cues(reading, key):
            if is_cue(reading, at + 1, "nothing") or _is_label(reading, at):
                continue
            right = key == "answer" and any(is_cue(reading, step, "right") for step in (at - 1, at))
            if right or is_near(others, reading.words[at].start, _SIGN_NEAR):
                first = _past_being(reading, at)
                stops = "" if ":" in reading.between(first) else ","
                yield from after_it(reading, first, _LONGEST, also=':"«“', stops=stops)


def _is_label(reading: Reading, at: int) -> bool:
    """Whether it only says who speaks, in the record of an interview: "ANSWER: …"."""
    word = reading.words[at]
    first = word.start == 0 or reading.text[word.start - 1] == "\n"
    return first and reading.text[word.end : word.end + 1] == ":"


def _past_being(reading: Reading, at: int) -> int:
    return at + 2 if reading.has(at + 1, "stop") and reading.joined(at + 1) else at + 1
