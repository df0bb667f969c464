"""Somebody's words without quotation marks, and words agreed on: "said let your son come home", "if I say rain".

Where nobody writes quotation marks, direct speech is told by whom it speaks to: after a verb of saying, "your",
"let him", an order. Words agreed on stand beside "if I say" and "when I write".
"""

import re
from collections.abc import Iterator

from cahier.redaction.finding import Finding, span
from cahier.redaction.reading import Reading
from cahier.redaction.signs import NearWords

_NEAR = 8
_LONGEST = 14
_BEFORE = 4
_ORDERS = re.compile(r"[^\W\d_]{2,}(?:sin|sun|sinlar|sunlar|sinler|sunler)|pust|[^\W\d_]{3,}(?:mazsa|masa)")
_AGREED_AFTER = NearWords(
    re.compile(
        r"(?i)\b(?:if|when|whenever|once) (?:i|you|we|he|she|they)"
        r" (?:say|says|write|writes|text|texts|mention|mentions|type) (?:about )?(?P<word>[^.,;:!?\n“”\"«»]{2,40})"
        r"|(?:^|[.!?;\n])[ \t]*(?:just )?say (?P<order>[^.,;:!?\n“”\"«»]{3,40})"
        r"|\bнач(?:ните|ни|инайте) (?:со слов|словами) (?P<opening>[^.,;:!?\n“”\"«»]{3,40})"
        r"|\b(?:если|когда) (?:я |ты |она |он )?(?:скажу|напишу|спрошу|скажешь|напишешь|скажет|напишет)"
        r" (?:про |что )?(?P<said>[^.,;:!?\n“”\"«»]{2,40})"
    ),
    "say says write writes text texts mention mentions type нач* скажу скажешь скажет напишу"
    " напишешь напишет спрошу",
    before=48,
    after=100,
)
_CODE = r"(?:code|code[- ]?word|password|pass ?phrase|signal|secret word|secret sign|sign)"
_CALLED_CODE = NearWords(
    re.compile(
        rf"(?i)\b(?P<first>[^.,;!?\n]{{3,60}})[,;:–—-]+ ?(?:and )?(?:this|that|it) (?:is|was"
        rf"|will be) our {_CODE}\b"
        rf"|\bour {_CODE} (?:is|was|will be|would be)[ :]+(?P<then>[^.,;!?\n“”\"«»]{{2,60}})"
        r"|\b(?P<ru>[^.,;!?\n]{3,60})[,;:–—-]+ ?это (?:наш|наше) (?:пароль|знак|условный знак|кодовое слово"
        r"|сигнал)\b"
        r"|\bнаш(?:е)? (?:пароль|условный знак|кодовое слово|сигнал)[ :–—-]+(?P<rus>[^.,;!?\n“”\"«»]{2,60})"
        r"|\b(?P<az>[^.,;!?\n]{3,60})[,;:–—-]+ ?bu bizim (?:şifrə|şifre|parol|işarə|işaret)\w*"
        r"|\b(?:şifrəmiz|şifremiz|parolumuz|parolamız|işarəmiz|işaretimiz)[ :–—-]+(?P<aze>[^.,;!?\n“”\"«»]{2,60})"
    ),
    "code* pass* signal* secret sign парол* знак* условн* кодов* şifr* işar*",
    before=130,
    after=110,
)


def find(reading: Reading) -> Iterator[Finding]:
    """Find direct speech without marks, and words agreed on."""
    for at in reading.verbs("said"):
        yield from _speech(reading, at)
    for at in reading.verbs("agreed"):
        yield from _agreed(reading, at)
    for found in (*_AGREED_AFTER.within(reading), *_CALLED_CODE.within(reading)):
        place = found.span(found.lastgroup or 0)
        yield Finding(*place, "CODEWORD", "agreed_word", "Words that may be agreed on.", "possible")


def _speech(reading: Reading, at: int) -> Iterator[Finding]:
    first = at + 1
    while reading.has(first, "speech_link") and reading.joined(first, also=",:"):
        first += 1
    if not reading.joined(first, also=",:") or _is_told_about(reading, first):
        return
    after = reading.clause_end(first, _LONGEST)
    near = range(first, min(after, first + _NEAR))
    if any(_is_spoken_to(reading, step) for step in near) and after - first > 1:
        reason = "Somebody's own words, without marks."
        yield Finding(*span(reading, first, after), "QUOTE", "speech", reason, "possible")


def _is_told_about(reading: Reading, at: int) -> bool:
    """Whether "you" is who was told, and no words follow: "who told you | this", "I said to you | about it"."""
    return reading.words[at].folded == "you" and (
        not reading.joined(at + 1) or reading.has(at + 1, "phrase_link", "article", "clause_word", "and")
    )


def _is_spoken_to(reading: Reading, at: int) -> bool:
    return reading.has(at, "spoken_to") or _ORDERS.fullmatch(reading.words[at].folded) is not None


def _agreed(reading: Reading, at: int) -> Iterator[Finding]:
    first = at
    while reading.joined(first, also="»”\"'") and at - first < _BEFORE and not reading.has(first - 1, "stop"):
        first -= 1
    if first < at:
        reason = "Words that may be agreed on."
        yield Finding(*span(reading, first, at), "CODEWORD", "agreed_word", reason, "possible")
