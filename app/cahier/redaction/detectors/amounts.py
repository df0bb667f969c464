"""Ages, spans of time, sentences, sums of money and measured amounts: whatever is counted.

A number, in figures or words, says what it is by its neighbours: a unit of time after it, a verb of sentencing
before it, a currency, the word for age, or nothing at all after "was" ("he was twenty-seven,").
"""

import re
from collections.abc import Iterator

from cahier.redaction.finding import Finding, span
from cahier.redaction.lists import english
from cahier.redaction.reading import Reading
from cahier.redaction.signs import AtFigures, NearWords

_AGE_FIGURES = AtFigures(
    re.compile(
        r"(?i)(?<![\w.,/-])(?:aged? (?:of )?)?\d{1,3}[- ](?:years?[- ]old|ya[şs]\w{0,8}|лет(?:н\w{1,4})?)(?!\w)"
        r"|(?<!\w)aged? (?:of )?\d{1,3}(?!\w)"
        r"|(?<!\w)(?:ему|ей|мне) \d{1,3}(?: лет| год\w?)?(?!\w)|(?<=(?:he|is|as) )\d{1,2}(?=[.,;)])"
        r"|(?<=[^\W\d_] \()\d{1,2}(?=[,)])|(?<=, )\d{2}(?=, )"
        r"|(?<![\w.,/-])\d{1,2}(?:,? (?:и|and|və|ve) \d{1,2})+ (?:лет|years?|ya[şs]\w{0,6})(?!\w)"
        r"|(?<![\w.,/-])\d{1,2} ?y(?:rs?)? \d{1,2} ?m(?:os?|ths?)?(?!\w)"
    ),
    words=2,
)
_FIGURES_OF_TIME = AtFigures(
    re.compile(
        r"(?i)(?<![\w.,/-])(?:(?:about|almost|nearly|exactly|over|more than|less than"
        r"|for) )?\d{1,4}(?:[.,]\d)?[- ]?(?:years?|months?|weeks?|days?|hours?|minutes?|yrs?|mos|mths?|wks?|hrs?"
        r"|(?:il|ay|həftə|gün|saat|yıl|hafta|sutka|sene)(?:d[ıiuü]r|l[ıiuü]k|d[ae]n?|a|ə|e|y[ae]|yə)?"
        r"|год\w?|лет|месяц\w{0,2}|недел\w{1,2}|дн\w{1,2}|час\w{0,2}|сут\w{1,2})(?!\w)"
    ),
    words=2,
)
_CURRENCY = (
    r"(?:eur\w?|euros?|dollars?|usd|gbp|azn|try|trl|rub|uah|pln|chf|gel|manat\w{0,4}|lira\w{0,3}|tl|rubl\w{0,3}"
    r"|roubles?"
    r"|rubles?|zlot(?:y|ys|ych)|hryvnias?|forints?|kron\w{1,2}|korun\w|crowns?|schillings?|marks?"
    r"|francs?|guilders|lev[as]?|lei|dinars?|drachmas?|kuna|pounds?|sterling|yen|rupees?|cents?|pln|sek"
    r"|nok|dkk|czk|huf|ron|bgn|ats|dem|frf|itl|nlg|bef|fim|grd|uah|mdl|amd|kzt|try|tjs|trl|ytl"
    r"|руб\w{0,4}\.?|евро|долл\w*|ман(?:ат\w{0,2}|\.|(?!\w))|лир\w?|avro|per ?cent|процент\w{0,2}|faiz)"
)
_THOUSANDS = r"(?:[ \u00a0](?:million|thousand|milyon|min|bin|тыс\w*\.?|млн\.?|миллион\w*))"
_ROUGHLY = r"(?:(?:approximately|about|some|over|more than|less than|at least|nearly|almost|around|up to)\s)?"
_SUM = AtFigures(
    re.compile(
        rf"(?i)(?<![\w.]){_ROUGHLY}(?:[€£$₽₺₼]\s?|(?:eur|usd|gbp|azn|try|trl|rub|rur|uah|pln|chf|sek|nok|dkk|czk|huf|ron|bgn|ats|dem|frf|itl|sit|fim"
        rf"|gel)\s)\d[\d.,\u00a0 ]{{0,15}}{_THOUSANDS}?\b(?:\s\(euros?\))?"
        rf"|(?<![\w.,/-]){_ROUGHLY}(?:\d[\d.,]{{0,12}}\s?%?\s?(?:to|–|-|and)\s?)?"
        rf"\d[\d.,\u00a0 ]{{0,15}}{_THOUSANDS}?\s?(?:€|£|\$|₽|₺|₼|%"
        rf"|(?:[a-z]{{3,10}}\s){{0,2}}{_CURRENCY}(?!\w)(?:\s\((?:[A-Z]{{3}}|euros?)\))?)"
    ),
    words=3,
)
_MEASURE = AtFigures(
    re.compile(
        r"(?i)(?<![\w.,/-])\d[\d.,]{0,8}(?:\s?[x×]\s?\d[\d.,]{0,6}){0,2}\s?(?:km/h|mph|mm|cm|mg|ml|kg|kq|кг|g|qr|гр?|km|км|metres?|meters?|m2|м2|hectares?|ha|sotka|соток"
        r"|litres?|liters?|грамм\w{0,2}|qram\w{0,2}|gram\w{0,2})(?!\w)(?:\s(?:of )?[\w’-]{3,20}(?: in (?:a|the|his"
        r"|her) [\w’-]{2,20}(?: [\w’-]{2,20})?)?)?"
    )
)
_MANY = AtFigures(
    re.compile(
        r"(?i)(?<![\w.,/-])(?:(?:about|some|over|at least|more than|around) )?\d{1,3}(?:,\d{3})*"
        r"(?: [a-z]{3,12})? (?P<what>[a-z]{4,13})(?!\w)"
    ),
    words=2,
)
_FEW = frozenset({"one", "two", "several"})
_RATE = re.compile(
    r"(?i)\s?(?:/|a\s|per\s|each\s|every\s|в\s|на\s)\s?(?:day|week|month|year|head|person|день|неделю|месяц|год|душу|человека)(?!\w)"
)
_TENS = r"(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)"
_OVER = NearWords(
    re.compile(
        rf"(?i)(?<!\w)(?:past|over|nearly|almost|well over|not yet|in (?:his|her|my|their) (?:early |mid-?"
        rf"|late )?)"
        rf" ?{_TENS}(?:y|ies)(?!\w|-|\s(?:years|months|weeks|days|hours|thousand|euro|people|men|women|persons"
        rf"|per))"
        r"|(?<!\w)(?:not yet|barely|only just|just turned|turning|not even) (?:[a-z]{3,6}teen|ten|eleven|twelve"
        r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]{3,5})?)(?=[,.;!?)]|\s(?:and|when|then)\b)"
        r"|(?<!\w)(?:ему|ей|мне) (?:ещё |еще )?(?:нет|не исполнилось|исполнилось|стукнуло|шёл|пошёл)"
        r" (?:и |ещё )?[а-яё]{4,}"
        r"|(?<!\w)(?:on|yirmi|iyirmi|otuz)? ?[^\W\d_]{2,7}(?:ini|ını|unu|ünü) doldur\w{2,8}"
        r"|(?<!\w)[^\W\d_]{2,7} [^\W\d_]{2,7} yaşı (?:tamam|dolmayıb|dolub|olacaq|olur)(?: ol\w{2,6})?"
        r"|(?<!\w)(?:за|под|около|далеко за)"
        r" (?:двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто)"
        r"(?=[,.;!?)]|\s(?:она|он|уже|и)\b)"
        r"|(?<!\w)(?:iyirmi|otuz|qırx|əlli|altmış|yetmiş|səksən|doxsan|yirmi|kırk|elli|seksen|doksan)"
        r"(?:i|ı|u|ü|ini|ını|unu|ünü|a|ə|e)?"
        r"(?:\s(?:yaşı|yaşını|beşi|beşini))?\s(?:keçib|keçmişdi|keçir|haqlayıb|geçti|geçmiş|geçmişti|devirdi|dayanıb|çatıb|yaklaştı)(?!\w)"
    ),
    "twent* thirt* fort* fift* sixt* sevent* eight* ninet* ten eleven twelve doldur* yaşı ему ей мне двадцать"
    " тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто iyirmi* otuz* qırx* əlli* altmış*"
    " yetmiş* səksən* doxsan* yirmi* kırk* elli* seksen* doksan*",
    before=40,
    after=60,
)
_TO_A_SUM = re.compile(r"(?i) (?:до|to|down to) [^\W\d_]{3,15}(?: (?:and )?[^\W\d_]{3,15})?(?=[.,;]|\s)")
_GROUPED = AtFigures(re.compile(r"(?<![\w.,+/-])\d{1,3}(?:[ \u00a0]\d{3}){1,2}(?![\w/-]|[ .,]\d)"))
_ABOUT = re.compile(r"\s[(\[](?:approx\.?|approximately|about)\s[^()\[\]\n]{2,30}(?:\([A-Z]{3}\))?[)\]]")
_LOOSE = frozenset(
    [
        *("a", "and", "or", "of", "about", "exactly", "almost", "nearly", "for", "only", "over", "like", "some"),
        *("roughly", "po", "okolo", "pocti", "texminen", "yaklasik", "neredeyse", "az", "qala", "gala"),
    ]
)
_NUMBERS = ("number", "number_inflected")
_LONGEST = 12
_LONGEST_AGE = 5
_RULE = "amount"


def find(reading: Reading) -> Iterator[Finding]:
    """Find what is counted."""
    text = reading.text
    for sought, kind, reason in (
        (_AGE_FIGURES, "AGE", "An age."),
        (_FIGURES_OF_TIME, "DURATION", "A span of time."),
        (_SUM, "MONEY", "A sum of money or a share."),
        (_MEASURE, "DETAIL", "A measured amount."),
        (_GROUPED, "MONEY", "A number written like a sum."),
    ):
        for found in sought.within(reading):
            more = sought is _SUM and (_ABOUT.match(text, found.end()) or _RATE.match(text, found.end()))
            yield Finding(found.start(), more.end() if more else found.end(), kind, _RULE, reason)
    for found in _MANY.within(reading):
        if found["what"] in english("counted") or " other " in found[0]:
            yield Finding(found.start(), found.end(), "DETAIL", _RULE, "How many there were.")
    for found in _OVER.within(reading):
        yield Finding(found.start(), found.end(), "AGE", _RULE, "An age told by what it is past.")
    yield from told_in_words(reading)


def told_in_words(reading: Reading) -> Iterator[Finding]:
    """Find what is counted in words: all that depends on the language."""
    yield from _in_words(reading)
    yield from _for_life(reading)
    yield from _nth(reading)
    yield from _oldest(reading)


def _for_life(reading: Reading) -> Iterator[Finding]:
    """A sentence without an end: "life imprisonment", "a life sentence"."""
    for at in reading.spelled({"life"}):
        if reading.joined(at + 1) and reading.has(at + 1, "sentence_verb"):
            yield Finding(*span(reading, at, at + 2), "SENTENCE", _RULE, "The length of a sentence.")


def _in_words(reading: Reading) -> Iterator[Finding]:
    done = 0
    for at in reading.tagged(*_NUMBERS):
        if at < done:
            continue
        after = _number_end(reading, at)
        done = after
        yield from _told_by_neighbours(reading, at, after)


def _large(reading: Reading, at: int, after: int) -> Finding:
    """A large number: a year in words beside "since", else a sum."""
    since = reading.joined(at) and reading.has(at - 1, "since")
    ever = reading.joined(after) and reading.has(after, "ever_since")
    if since or ever:
        return Finding(*span(reading, at - since, after + ever), "DATE", _RULE, "A year told in words.")
    return Finding(*span(reading, _back(reading, at), after), "MONEY", _RULE, "A large sum or number.")


def _nth(reading: Reading) -> Iterator[Finding]:
    """How long by the count of it: "шестой год", "our third winter"; a year of forced work is a sentence."""
    for at in reading.tagged("unit_time", "season"):
        if reading.has(at - 1, "ordinal") and reading.joined(at) and not reading.has(at + 1, "phrase_link"):
            yield Finding(*span(reading, at - 1, at + 1), "DURATION", _RULE, "How long, by its count.", "possible")
        if reading.has(at + 1, "sentence_tail") and reading.joined(at + 1):
            place = span(reading, at, _with_tail(reading, at + 1))
            yield Finding(*place, "SENTENCE", _RULE, "The length of a sentence.")


def _number_end(reading: Reading, at: int) -> int:
    """Index after the number that begins at word `at`: "one hundred and sixty-two"."""
    after = at + 1
    while after < len(reading.words) and after - at < _LONGEST and reading.joined(after):
        if reading.has(after, *_NUMBERS) or (
            reading.words[after].folded == "and"
            and reading.has(after + 1, *_NUMBERS)
            and reading.has(after - 1, "big")
        ):
            after += 1
        else:
            break
    return after


def _told_by_neighbours(reading: Reading, at: int, after: int) -> Iterator[Finding]:
    follows = reading.joined(after)
    if follows and (reading.has(after, "age_word") and not reading.has(after, "unit_time")):
        yield Finding(*span(reading, at, after + 1), "AGE", _RULE, "An age.")
    elif follows and reading.has(after, "unit_time"):
        yield _of_time(reading, at, after)
    elif follows and reading.has(after, "money"):
        start, end = span(reading, _back(reading, at, rate=True), after + 1)
        if reading.joined(after + 1) and reading.has(after + 1, "money_noun"):
            end = reading.words[after + 1].end
        if lowered := _TO_A_SUM.match(reading.text, end):
            end = lowered.end()
        rate = _RATE.match(reading.text, end)
        yield Finding(start, rate.end() if rate else end, "MONEY", _RULE, "A sum of money.")
    elif any(reading.has(step, "big") for step in range(at, after)) and not (
        follows and reading.has(after, "measure")
    ):
        yield _large(reading, at, after)
    elif many := _many(reading, at, after):
        yield Finding(*span(reading, at, many), "DETAIL", _RULE, "How many there were.")
    elif _stands_as_age(reading, at, after):
        yield Finding(*span(reading, at, after), "AGE", _RULE, "A number that reads like an age.")


def _many(reading: Reading, at: int, after: int) -> int | None:
    """Where "seven other persons" or "fifty-five hearings" ends; one and two tell little."""
    existing = reading.has(at - 1, "be", "only") and reading.joined(at)  # left whole to `details`
    if reading.words[after - 1].folded in _FEW or existing or not reading.joined(after):
        return None
    step = after + 1 if reading.words[after].folded in english("others") else after
    if reading.joined(step) and reading.words[step].folded in english("counted"):
        return step + 1
    return step if step > after else None


def _back(reading: Reading, at: int, *, rate: bool = False) -> int:
    if rate and reading.has(at - 1, "rate") and reading.joined(at):
        at -= 1
    while (
        at > 0
        and reading.words[at - 1].folded in _LOOSE
        and reading.joined(at)
        and reading.words[at - 1].folded != "of"
    ):
        at -= 1
    return at


def _of_time(reading: Reading, at: int, after: int) -> Finding:
    """A span of time: a sentence when a verb of sentencing stands before it, an age when "old" follows."""
    end = after + 1
    while reading.joined(end) and end - at < _LONGEST:
        step = end + 1 if reading.words[end].folded in ("and", "i", "və", "ve") else end
        more = step
        while reading.has(more, *_NUMBERS) and reading.joined(more):
            more += 1
        if more == step or not reading.has(more, "unit_time"):
            break
        end = more + 1
    if reading.joined(end) and reading.words[end].folded in ("old", "yas", "yasinda"):
        return Finding(*span(reading, at, end + 1), "AGE", _RULE, "An age.")
    if any(reading.has(at - step, "sentence_verb") for step in range(1, 6)) or any(
        reading.has(end + step, "sentence_verb") for step in range(2)
    ):
        first = _back(reading, at)
        if first >= 2 and reading.words[first - 1].folded == "to" and reading.has(first - 2, "sentence_verb"):
            first -= 2
        return Finding(*span(reading, first, _with_tail(reading, end)), "SENTENCE", _RULE, "A sentence's length.")
    if _stands_alone(reading, at, end):
        return Finding(
            *span(reading, at, end), "SENTENCE", _RULE, "A span of time standing alone, like a sentence."
        )
    return Finding(*span(reading, _back(reading, at), end), "DURATION", _RULE, "A span of time.")


def _with_tail(reading: Reading, end: int) -> int:
    """On over how it is served: "on probation", "условно", "şərti"."""
    while reading.joined(end) and reading.has(end, "sentence_tail"):
        end += 1
    return end


def _stands_alone(reading: Reading, at: int, end: int) -> bool:
    return reading.opens_sentence(at) and reading.between(end).strip()[:1] in (".", ";", "!")


def _stands_as_age(reading: Reading, at: int, after: int) -> bool:
    """Say whether a number stands like an age: after "was", after a name and a comma, after "a boy of"."""
    closes = reading.between(after).strip()[:1] in tuple(",.;)")
    if not closes or any(reading.has(step, "big") for step in range(at, after)):
        return False
    if reading.has(at - 1, "copula") and reading.joined(at):
        return True
    if at >= 2 and reading.words[at - 1].folded == "of" and reading.has(at - 2, "age_noun"):
        return True
    apart = reading.between(at).strip() in (",", "(")
    named = at > 0 and (reading.words[at - 1].capital or reading.has(at - 1, "kin", "age_noun"))
    return apart and named and after - at <= _LONGEST_AGE


def _oldest(reading: Reading) -> Iterator[Finding]:
    """Find a child told by its place among siblings, with or without an age after it."""
    for at in reading.tagged("kin"):
        if reading.words[at].folded not in ("eldest", "youngest", "oldest"):
            continue
        first = at - 1 if reading.has(at - 1, "possessive", "stop") and reading.joined(at) else at
        after = at + 1
        if reading.between(after).strip() == "," and reading.has(after, "number"):
            after = _number_end(reading, after)
        yield Finding(
            *span(reading, first, after), "AGE", _RULE, "A place among siblings, with or without an age."
        )
