"""Ages and sums in figures that only their neighbours give away: "she is only 16", "400 a month", "94 тысячи"."""

import re
from collections.abc import Iterator

from cahier.redaction.finding import Finding
from cahier.redaction.reading import Reading
from cahier.redaction.signs import AtFigures, AtWords

_CLOSES = r"(?=\s*(?:[.,;!?)\n]|$)|\s(?:and|but|now|he|she|with|и|а|но|və|amma|ama|ve)\b)"
_ENDS_A_RATE = r"(?:month|week|day|year|hour|head|night|месяц|неделю|день|час|год|сутки|смену|ay|gün|il|həftə)"
_AGE_BEFORE = AtWords(
    re.compile(
        r"(?i)(?:only|just|barely|turned|nearly|almost|aged|(?:he|she|dad|mum|mom|i)['’]?(?:s|m)|is|am"
        rf"|ей|ему|мне|всего|только|уже)\s(?P<age>[1-9]\d?){_CLOSES}"
    ),
    "only just barely turned nearly almost aged he's hes she's shes dad's dads mum's mom's i'm im is am"
    " ей ему мне всего только уже",
)
_AGE_BENT = AtFigures(
    re.compile(
        r"(?<![\w.,/-])[1-9]\d?['’-]?"
        r"(?:sında|sinde|ında|inde|unda|ünde|sına|sine|ına|ine|una|üne|sını|sini|ını|ini)"
        r"(?:y[dm]\w+|ydı|ydi)?(?!\w)"
    )
)
_RATE = AtFigures(
    re.compile(
        rf"(?i)(?<![\w.,/-])\d[\d., ]{{0,10}}\s?(?:k|min|bin|тыс\w*\.?|grand|thousand)?\s?"
        rf"(?:a|per|each|every|в|за|/)\s?"
        rf"{_ENDS_A_RATE}(?!\w)"
    )
)
_THOUSANDS = AtFigures(
    re.compile(
        r"(?i)(?<![\w.,/-])\d{1,4}(?:[.,]\d)?\s?(?:min|bin|тысяч\w*|тыс\.?|т\.р\.?|grand|k|млн|mln)(?!\w|['’-]?\w)"
    )
)
_PAY = AtWords(
    re.compile(
        r"(?i)(?:ayda|ayına|aylıq|gündə|ildə|aylık|yevmiye|maaş\w*|təqaüd\w*|зарплат\w*|зп|оклад\w*|пенси\w*"
        r"|salary|wages?|pension|rent|kira\w*|kirayə\w*|borc\w*|borç\w*|долг\w*|debt|fine|cərimə\w*|штраф\w*)"
        r"[^\d\n.;]{0,16}(?P<sum>(?<![\w.,/-])\d[\d .]{1,8}\d)(?![\w/-]|[.,]\d)"
    ),
    "ayda ayına aylıq gündə ildə aylık yevmiye maaş* təqaüd* зарплат* зп оклад* пенси* salary wage wages pension"
    " rent kira* kirayə* borc* borç* долг* debt fine cərimə* штраф*",
)
_SHORT_YEAR = AtFigures(
    re.compile(
        r"(?i)(?<![\w.,/-])['’]?(?:[3-9]\d-(?:ci|cı|cu|cü)\s(?:il\w{0,4})|[0-9]\d['’](?:de|da|te|ta|den|dan|ten|tan)"
        r"|[3-9]\d-(?:м|го|й|е)(?!\w)(?:\sгод\w{0,2})?|(?<=['’])\d\d(?!\w|['’]))(?!\w)"
    )
)
_HOUR = AtFigures(re.compile(r"(?<=, )(?:[01]?\d|2[0-3])\.[0-5]\d(?=[.,;)]?(?:\s|$))"))
_RULE = "figures_told"


def find(reading: Reading) -> Iterator[Finding]:
    """Find ages and sums by their neighbours."""
    for found in _AGE_BEFORE.within(reading):
        yield Finding(*found.span("age"), "AGE", _RULE, "A number that reads like an age.", "possible")
    if reading.language in ("az", "tr"):
        for found in _AGE_BENT.within(reading):
            yield Finding(*found.span(), "AGE", _RULE, "A number that reads like an age.", "possible")
    for sought in (_RATE, _THOUSANDS):
        for found in sought.within(reading):
            yield Finding(*found.span(), "MONEY", _RULE, "A number that reads like a sum.", "possible")
    for sought in (_SHORT_YEAR, _HOUR):
        for found in sought.within(reading):
            yield Finding(*found.span(), "DATE", _RULE, "A year or an hour in few figures.", "possible")
    for found in _PAY.within(reading):
        yield Finding(*found.span("sum"), "MONEY", _RULE, "A number told with pay or debt.", "possible")
