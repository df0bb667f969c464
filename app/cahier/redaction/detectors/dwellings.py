"""Where somebody lives, told after a word that says so: "she lives at forty Fountain Lane, behind the bakery".

People say addresses without street signs, spell their numbers in words, add the mill it is behind. What follows
such a word up to the end of the clause is an address when a number stands in it, in figures or in words.
"""

import re
from collections.abc import Iterator

from cahier.redaction.finding import Finding
from cahier.redaction.reading import Reading
from cahier.redaction.signs import AtWords

_CUE = AtWords(
    re.compile(
        r"(?i)(?:(?<!\w)|(?<=he['’])(?=s at))(?:(?:home |postal |exact )?address(?: is)?"
        r"|liv(?:es?|ing|ed) at|resid(?:es|ing|ent)"
        r" (?:at|in|of)|(?:my|our|her|his) (?:place|house|flat|door) is(?: at)?|(?:is|s) at|staying at"
        r"|ünvan\w{0,6}|adres\w{0,6}|evimiz|evim|evi|evleri"
        r"|oturduğum(?:uz)? yer|yaşadığım(?:ız)? yer"
        r"|адрес\w{0,3}(?: мамы| отца| семьи)?|прожива\w{2,6}|прописан\w{0,2}|зарегистрирован\w{0,2} по адресу"
        r"|жив[уё]т?|живём|живут|наш дом|дом)(?!\w)(?:[^.:;?!\n\d]{1,40}:|[ \t]*[:,—–-]?\??)[ \t]*"
        r"(?:по адресу:?[ \t]*|(?:на|в|at|in) )?"
    ),
    "home postal exact address live lives living lived reside resides resident residing my our her"
    " his is s staying"
    " ünvan* adres* evimiz evim evi evleri oturduğum* yaşadığım* прожива* прописан* зарегистрирован* жив* наш дом",
)
_ASIDE = re.compile(r"(?i)(?:don['’]t print this|do not print this|это не печатать|yazmayın),[ \t]*")
_END = re.compile(
    r"[;\n!?]|\.(?=\s+(?!(?i:no|apt|kat|daire|kv|ev|mənzil|giriş|корп|кв|дом|стр|flat|floor|room)\b)[^\W\d_]{2,}|\s*$)"
)
_COMMA = re.compile(r",[ \t]+")
_CORRECTING = frozenset({"no", "yox", "hayir", "net", "sorry"})
_LONGEST = 90
_SHORTEST_WORD, _SHORTENED = 3, 5
_NUMBERS = ("number", "number_inflected", "digit")
_HOUSE = ("street_after", "street_before", "address_part")
_GOES_ON = ("place_before", "beside", "phrase_link", "ordinal", *_NUMBERS, *_HOUSE)


def find(reading: Reading) -> Iterator[Finding]:
    """Find what is told after a word of dwelling."""
    for cue in _CUE.within(reading):
        start = cue.end()
        if aside := _ASIDE.match(reading.text, start):
            start = aside.end()
        end = _end(reading, start)
        if _is_address(reading, start, end):
            yield Finding(start, end, "ADDR", "dwelling", "Told as the place where somebody lives.", "likely")


def _end(reading: Reading, start: int) -> int:
    """Where the address ends: with its clause, or before a comma after which something else is said."""
    stops = _END.finditer(reading.text, start, min(len(reading.text), start + _LONGEST))
    stop = next((found for found in stops if not _is_abbreviated(reading, found)), None)
    end = stop.start() if stop else reading.text.rfind(" ", start, start + _LONGEST)
    for comma in _COMMA.finditer(reading.text, start, max(start, end)):
        at = reading.word_before(comma.end()) + 1
        if at < len(reading.words) and reading.words[at].start < end and _says_something_else(reading, at):
            return comma.start()
    return end


def _is_abbreviated(reading: Reading, stop: re.Match[str]) -> bool:
    """Whether a full stop only shortens a word of addresses: "Huzur Apt. No: 3", "р-н, ул. Мира"."""
    if stop[0] != ".":
        return False
    at = reading.word_before(stop.start())
    if reading.has(at + 1, *_HOUSE) and reading.text[stop.start() - 1].isdigit():
        return True
    if at < 0 or at + 1 == len(reading.words) or reading.words[at].end != stop.start():
        return False
    length = len(reading.words[at].text)
    return length <= _SHORTEST_WORD or (length <= _SHORTENED and reading.has(at, *_HOUSE))


def _says_something_else(reading: Reading, at: int) -> bool:
    if reading.text[reading.words[at].start - 1].isdigit() or reading.has(at, *_GOES_ON):
        return False
    if reading.words[at].folded in _CORRECTING or reading.has(at + 1, "place_before", "beside"):
        return False
    return reading.has(at, "stop", "clause_word", "document", "kin", "label", "cue_verb")


def _begins_so(reading: Reading, start: int) -> bool:
    at = reading.word_before(start) + 1
    figure_first = at == len(reading.words) or any(map(str.isdigit, reading.text[start : reading.words[at].start]))
    beside = any(reading.has(at + step, "place_noun", "beside") for step in range(2))
    return figure_first or beside or reading.words[at].capital or reading.has(at, *_NUMBERS, *_HOUSE)


def _is_address(reading: Reading, start: int, end: int) -> bool:
    """Whether a number stands there, and a name or a word of houses, and no word of time or money beside it."""
    if end <= start:
        return False
    said = reading.text[start:end]
    if reading.writes_capitals and not _begins_so(reading, start):
        return False
    words = [at for at, _ in reading.words_in(start, end)]
    figures = any(map(str.isdigit, said))
    numbered = figures or any(reading.has(at, *_NUMBERS) for at in words)
    housed = any(reading.has(at, *_HOUSE) for at in words)
    counted = any(reading.has(at, "unit_time", "money", "age_word") for at in words)
    counted = counted or (not housed and any(reading.has(at, "month") for at in words))
    placed = any(
        reading.has(at, *_HOUSE) or (reading.words[at].capital and reading.writes_capitals) for at in words
    )
    return numbered and not counted and (placed or (figures and not reading.writes_capitals))
