"""Firms, told by the letters of their legal form: "Korpu Trading Ltd", "ООО «Заря»", "Körpü MMC".

Where somebody works or what they own is among the first things that are asked after, and small firms have few.
"""

import re
from collections.abc import Iterator

from cahier.redaction.finding import Finding
from cahier.redaction.reading import Reading
from cahier.redaction.signs import AtWords, NearSigns

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽƏА-ЯЁ"
_NAME = (
    rf"(?:[{_UPPER}\d][\w’'&.-]{{0,30}}|«[^»\n]{{2,40}}»|“[^”\n]{{2,40}}”|\"[^\"\n]{{2,40}}\""
    r"|&|and|und|et|və|ve|и)"
)
_AFTER = (
    r"(?:Ltd\.?|Limited|L\.?L\.?C\.?|L\.?L\.?P\.?|Inc\.?|Corp\.?|P\.?L\.?C\.?|plc"
    r"|GmbH(?:[ \t]&[ \t]Co\.?(?:[ \t]KG)?)?|AG|KG|e\.V\.|AB|Oy|A/S|ASA|S\.A\.(?:R\.L\.)?|S\.p\.A\.|SpA"
    r"|S\.r\.l\.|s\.r\.o\.|a\.s\.|Sp\.[ \t]?z[ \t]?o\.?[ \t]?o\.?"
    r"|S\.C\.|d\.o\.o\.|B\.V\.|N\.V\.|SARL|MMC|ASC|QSC|A\.Ş\.|AŞ|Ltd\.[ \t]?Şti\.?)"
)
_SIGN = (
    r"[ \t](?:(?:Ltd|Limited|LL[CP]|Inc|Corp|PLC|plc|GmbH|AG|KG|AB|Oy|ASA|SpA|SARL|MMC|[AQ]SC|AŞ)(?!\w)"
    r"|L\.|P\.L|e\.V|A/S|S\.[ArpC]|s\.r|a\.s|Sp\.|d\.o|[BN]\.V|A\.Ş|PL\.C|LL\.)"
)
_BEFORE_FORM = NearSigns(
    re.compile(rf"(?<![\w«“])(?!(?:and|und|et|və|ve|и|&))(?:{_NAME}[ \t]){{1,6}}{_AFTER}(?!\w)"),
    sign=_SIGN,
    before=270,
    after=48,
)
_AFTER_FORM = AtWords(
    re.compile(rf"(?<!\w)(?:ООО|ОАО|ЗАО|ПАО|АО|ИП|ТОО|НКО|АНО|МУП|ГУП)[ \t](?:{_NAME}[ \t]?){{1,4}}(?<![ \t])"),
    "ООО ОАО ЗАО ПАО АО ИП ТОО НКО АНО МУП ГУП",
)


def find(reading: Reading) -> Iterator[Finding]:
    """Find firms by the letters of their legal form."""
    if not reading.writes_capitals:
        return
    for sought in (_BEFORE_FORM, _AFTER_FORM):
        for found in sought.within(reading):
            yield Finding(found.start(), found.end(), "ORG", "company", "A firm, by its legal form.", "likely")
