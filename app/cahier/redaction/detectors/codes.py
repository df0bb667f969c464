"""Numbers of letters and figures that no other shape explains: "AZR-00-118842", "4417-B", "КУСП 5518".

Every office invents its own. What looks like one is proposed as possible; articles and symbols stay (`kept`).
"""

import re
from collections.abc import Iterator

from cahier.redaction.finding import Finding
from cahier.redaction.reading import Reading
from cahier.redaction.signs import AtFigures, AtWords
from cahier.redaction.windows import FIGURE, around, matches

_PUT_TOGETHER = re.compile(
    r"(?<![\w./@-])(?=[^\W_])(?=\S{0,80}\d\S{0,80}\d\S{0,80}\d)"
    r"(?=\S{0,80}[A-ZА-ЯƏÇŞĞÖÜİ(])[^\W_]{1,10}(?:[-/().–+]{1,2}[^\W_]{1,10}){1,5}"
    r"(?![\w@])"
)
_SUFFIXED = re.compile(
    r"[\d.,/–-]+[-'’]?[a-zа-яəçşğöüıё]{1,5}|[^\W\d_]+(?:-[^\W\d_]+)*-\d{1,2}|[^\W\d_]+(?:[.-][^\W\d_]+)*"
)
_WITH_A_LETTER = AtFigures(re.compile(r"(?<![\w./-])\d{2,8}(?: \d{2,8}){0,3} [A-Z] \d{2,6}(?![\w/-])"))
_LETTERS_FIRST = AtFigures(
    re.compile(r"(?<![\w.-])[A-ZА-Я]{2,6}[ №]{1,2}\d{4,8}(?![\w/]|[.,-]\d| \(\d{4}\))"), words=1
)
_OF_A_FILE = AtFigures(
    re.compile(
        r"(?<![\w.,/-])(?:\d{1,3}[-/])?\d{1,4}\(\d{1,4}\)[-/–]\d{1,6}(?:/\d{2,4})?(?!\w)"
        r"|(?<![\w.,/-])\d{4}/\d{1,6} (?:E|K|D\. ?İş|Değ\. ?İş|Esas|Karar|Soruşturma|Sor)\.?(?!\w)"
    )
)
_LETTER_AND_GROUPS = AtFigures(
    re.compile(r"(?<![\w./-])[A-ZА-Я]{1,4}[- ]?\d{2,6}(?: \d{2,6}){1,3}(?![\w/-]|[.,]\d)"), words=1
)
_LETTERS_BETWEEN = AtFigures(
    re.compile(
        r"(?<![\w.,/-])\d{2,4}[ -][A-ZА-Я]{1,3}[ -]\d{2,6}(?:/\d{1,4}[A-Za-zА-я]?)?(?![\w/-]|[.,]\d)"
        r"|(?<![\w./-])(?:[A-Z]{2}\d{2} [A-Z]{3}|[A-ZА-Я]{1,3} \d{3,8}[A-ZА-Я]{2,6}\d{0,6}|0(?:\.\d{3}){2})"
        r"(?![\w/-])"
    ),
    words=1,
)
_LEADING_NOUGHT = AtFigures(re.compile(r"(?<![\w.,:/+-])0\d{2,6}(?![\w:/]|[.,-]\d)"))
_SMALL_LETTER = AtFigures(re.compile(r"(?<![\w./@-])[a-zа-я]{1,3}\d{5,10}(?![\w/-]|\.\w)"), words=1)
_NAMED = AtWords(
    re.compile(
        r"(?i)(?:badge|number|nömrə|numara|номер|жетон|sicil|nişan|jeton)\w{0,6}"
        r"(?:\s(?:numbers?|nömrəsi|nömrələri|numarası|numaraları|no|is|was|were|are|были|был|жетонов|жетона|[—–-])){0,3}"
        r"\s?[:#№]?\s?(?P<first>\d{3,8})(?:\s?(?:,|and|və|ve|и)\s?(?P<second>\d{3,8}))?(?![\w/-]|[.,]\d)"
    ),
    "badge* number* nömrə* numara* номер* жетон* sicil* nişan* jeton*",
)
_REFERRED = AtWords(
    re.compile(
        r"(?i)(?:ref|исх|вх|çıx|sayı|reg)\.?:?\s?(?:№|no\.?|nr\.?)?\s?(?=[\w/().-]*\d[\w/().-]*\d)[\w(][\w/().-]{2,24}\w"
    ),
    "ref исх вх çıx sayı reg",
)
_OF_A_PAPER = AtWords(
    re.compile(
        r"(?i)(?:reyestr|seriya|seri|kupça|çıxarış|arayış|tapu|ruhsat|kayıt|kütük|qeydiyyat|şəhadətnamə|qəbz|makbuz"
        r"|bilet|kart|kartı|dosya|protokol|akt|rapor|hesap|hesab|poliçe|abonent|abone|karne|sertifikat)\w{0,4}"
        r"(?:\s(?:no|nr|№|nömrəsi|nömrə|numarası|numara|sıra|kodu))?[.:]{0,2}\s?№?\s?"
        r"(?=[\w/-]*\d[\w/-]*\d[\w/-]*\d)(?=[\w/-]*[A-ZƏÇŞĞÖÜİ/-])\w[\w/-]{3,24}\w"
    ),
    "reyestr* seriya* seri kupça* çıxarış* arayış* tapu* ruhsat* kayıt* kütük*"
    " qeydiyyat* şəhadətnamə* qəbz* makbuz* bilet* kart* dosya* protokol* rapor*"
    " hesap* hesab* poliçe* abone* karne* sertifikat*",
)
_PLACE = re.compile(r"(?<![\w+])[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?!\w)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NEAR = 24


def find(reading: Reading) -> Iterator[Finding]:
    """Find numbers of papers and files that nothing else explains."""
    text = reading.text
    reason = "Put together like the number of a paper."
    windows = tuple(around(text, FIGURE, _NEAR, _NEAR))
    for found in (
        *matches(_PUT_TOGETHER, text, windows),
        *_WITH_A_LETTER.within(reading),
        *_LETTERS_FIRST.within(reading),
        *_LETTER_AND_GROUPS.within(reading),
        *_LETTERS_BETWEEN.within(reading),
        *_LEADING_NOUGHT.within(reading),
        *_SMALL_LETTER.within(reading),
    ):
        if not _SUFFIXED.fullmatch(found[0]) and not _YEAR.fullmatch(found[0][-4:]):
            yield Finding(*found.span(), "IDNUM", "code", reason, "possible")
    for found in _NAMED.within(reading):
        for group in ("first", "second"):
            if found[group]:
                yield Finding(*found.span(group), "IDNUM", "code", "A number named as one.", "possible")
    for found in _REFERRED.within(reading):
        yield Finding(*found.span(), "CASENO", "code", "A number to refer to.", "possible")
    for found in _OF_A_PAPER.within(reading):
        yield Finding(*found.span(), "IDNUM", "code", "The number of a paper, with its name.", "likely")
    for found in _OF_A_FILE.within(reading):
        yield Finding(*found.span(), "CASENO", "code", "The number of a case or file.", "likely")
    for found in matches(_PLACE, text, windows):
        yield Finding(*found.span(), "GEO", "code", "A code for an exact position.", "likely")
