"""Addresses: a street with a number, a building with a flat, in the word order of four languages."""

import re
from collections.abc import Iterator

from cahier.redaction.finding import Confidence, Finding
from cahier.redaction.reading import Reading
from cahier.redaction.signs import AtFigures, AtWords, NearSigns, NearWords

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽƏА-ЯЁҒӘӨҮҸҺ"
_NAME = rf"[{_UPPER}][\w’'-]{{1,30}}\.?"
_NUMBER = r"(?:№|[Nn]o\.?:?|N|д\.?|дом|ev|bina)?[ \t]?\d{1,4}[a-zA-Zа-яА-Я]?(?:/\d{1,4})?"
_PART = (
    r"(?:entrance|flat|apartment|apt\.?|floor|house|block|building|room|suite|unit|giriş|mənzil|m\.|blok|mərtəbə"
    r"|bina|ev|"
    r"daire|kat|kapı|blok|no:?|d:|кв\.?|квартира|корп\.?|корпус|подъезд|этаж|д\.?|дом|стр\.?|kv\.?|posta kodu"
    r"|уч\.?|участок|массив|барак|комн\.?|комната|городок|строение|бокс|staircase|gate|plot|k:|sk\.?|sok\.?|çıkmaz|numara"
    r"|nömrə|otaq|массиве|городке)"
)
_PLACE = (
    r"(?:rayonu?\w{0,3}|kəndi?\w{0,3}|qəsəbəsi?\w{0,3}|şəhəri?\w{0,3}|məhəlləsi?\w{0,3}|köyü\w{0,3}|ilçesi\w{0,3}"
    r"|[Ss]ettlement|[Vv]illage|[Dd]istrict|[Ee]state|[Qq]uarter)"
)
_NUMBERED = r"\d{2,4}\.[ \t](?:[Ss]k\.|[Ss]ok\.|[Ss]okak|[Ss]okağı|[Cc]ad\.|[Cc]adde(?:si)?)"
_NTH = (
    r"(?i:first|second|third|fourth|fifth|left|right|ground|top|upper|lower|basement"
    r"|[^\W\d_]{2,9}(?:inci|ıncı|uncu|üncü|nci|ncı)"
    r"|перв\w{2}|втор\w{2}|трет\w{2,3}|четв[её]рт\w{2}|пят\w{2}|шест\w{2}|седьм\w{2}|восьм\w{2}|девят\w{2}|последн\w{2})"
)
_WHERE = (
    r"(?i:staircase|floor|bell|door|entrance|flat|stairs|gate|mərtəbə\w{0,3}|giriş\w{0,3}|qapı\w{0,3}|kat\w{0,3}|kapı\w{0,3}|zil"
    r"|этаж\w{0,2}|подъезд\w{0,2}|дверь|парадн\w{2})(?!\w)"
)
_TAIL = (
    rf"(?:,?[ \t]{{1,2}}(?i:{_PART})[ \t]?:?[ \t]?(?:№[ \t]?)?(?:\d{{1,4}}\w?(?:/\d{{1,4}})?"
    rf"|[A-ZА-Я](?!\w))|,?[ \t]{_NUMBERED}|,[ \t](?:{_NTH})[ \t](?:{_WHERE})){{0,5}}"
)
_STREET_AFTER = (
    r"(?:[Ss]treet|St\.?|[Rr]oad|Rd\.?|[Aa]venue|Ave\.?|[Ll]ane|[Bb]oulevard|[Aa]lley|[Hh]ighway|[Ss]quare"
    r"|küç(?:əsi\w{0,4}|ə|\.)?|prospekt\w{0,5}|pr\.|döngə\w{0,3}|dalan\w{0,2}|"
    r"şossesi\w{0,3}|bulvarı?\w{0,3}|xiyaban\w{0,3}|[Cc]adde(?:si\w{0,4})?|[Cc]ad\.?|[Ss]ok(?:a[kğ]\w{0,5})?\.?"
    r"|[Mm]ah(?:alle\w{0,5}|\.)?|[Bb]ulvarı?|[Yy]okuşu?|[Çç]ıkmazı?|[Aa]ralığı|[Mm]eydanı|[Ss]itesi|[Aa]partmanı|[Aa]pt\.?|[Ee]vleri|[Mm]assivi"
    r"|[Mm]əhəlləsi|[Yy]aşayış [Kk]ompleksi|[Ss]tra(?:ß|ss)e|gasse|ulica)(?!\w)"
)
_STREETS_AFTER = (
    "street st road rd avenue ave lane boulevard alley highway square küç* prospekt* pr döngə*"
    " dalan* şossesi* bulvar*"
    " xiyaban* cadde* cad sok* mah* yokuş* çıkmaz* aralığı sitesi apartmanı apt evleri massivi məhəlləsi"
    " kompleksi strasse* gasse ulica",
    140,
    320,
)
_STREETS_BEFORE = (
    "ул улиц* пр прт проспект* переул* пер бульвар* шоссе площадь наб набережн* мкр микрорайон* rue"
    " via calle ulica"
    " ul aleja",
    60,
    320,
)
_SETTLEMENTS = (
    "rayon* kənd* qəsəbə* şəhər* məhəllə* köy* ilçe* settlement village district estate quarter городк* город",
    160,
    320,
)
_AFTER = NearWords(
    re.compile(
        rf"(?:\d{{1,4}}\w?,?[ \t])?{_NAME}(?:[ \t]{_NAME}){{0,2}}[ \t]{_STREET_AFTER}"
        rf"(?:,?[ \t]{{1,2}}{_STREET_AFTER})?(?:[ \t,]{{1,3}}{_NAME}[ \t]{_STREET_AFTER})?"
        rf"(?:,?[ \t]{{0,2}}{_NUMBER})?{_TAIL}"
    ),
    *_STREETS_AFTER,
)
_TOWN_FIRST = NearWords(
    re.compile(
        rf"(?:{_NAME},[ \t]){{1,2}}{_NAME}(?:[ \t]{_NAME}){{0,2}}[ \t]"
        r"(?:küç(?:əsi|\.)|döngəsi|prospekti|[Cc]addesi|[Cc]ad\.|[Ss]oka[kğ]ı?|[Ss]ok\.|[Mm]ah(?:allesi|\.)|[Yy]okuşu"
        r"|[Çç]ıkmazı|[Ss]itesi|[Aa]partmanı|[Aa]pt\.?|məhəlləsi)"
        rf"(?:,?[ \t]{{0,2}}{_NUMBER})?{_TAIL}"
    ),
    *_STREETS_AFTER,
)
_JOINED_STREET = AtFigures(
    re.compile(
        rf"(?<!\w)[{_UPPER}][\w-]{{2,30}}(?:stra(?:ß|ss)e|gasse|weg|platz|allee|damm|ufer|laan|straat|vej|gatan"
        rf"|katu)[ \t]\d{{1,4}}\w?{_TAIL}"
    ),
    words=4,
)
_NUMBERED_STREET = NearWords(
    re.compile(rf"(?:{_NAME}(?:[ \t]{_NAME})?,?[ \t])?{_NUMBERED}{_TAIL}"), "sk sok* cad*", before=100, after=320
)
_BEFORE = NearWords(
    re.compile(
        rf"(?:(?<!\w)(?:с|г|пос|дер|п|х|аул|село|город|посёлок|поселок)\.?[ \t]{_NAME},[ \t])?"
        r"(?<!\w)(?i:ул\.?|улиц[аеыу]|пр-?т\.?|проспект\w?|переулок|переулк\w|пер\.|бульвар\w?|шоссе|площадь|наб\."
        r"|набережн\w{2}|мкр\.?|микрорайон\w?|rue|via|calle|ulica|ul\.|aleja)"
        rf"[ \t]{_NAME}(?:[ \t]{_NAME}){{0,2}}(?:,?[ \t]{{1,2}}{_NUMBER})?{_TAIL}"
    ),
    *_STREETS_BEFORE,
)
_PARTS = AtFigures(
    re.compile(
        rf"(?i)(?<!\w){_PART}[ \t]?:?[ \t]?\d{{1,4}}\w?(?:,?[ \t]{{1,2}}{_PART}[ \t]?:?[ \t]?\d{{1,4}}\w?){{1,5}}"
    ),
    words=2,
)
_NUMBER_FIRST = AtFigures(
    re.compile(
        rf"(?<![\w./])\d{{1,4}}[a-z]?,?[ \t]{_NAME}(?:[ \t]{_NAME})?[ \t](?:Street|Road|Lane|Avenue|St|Rd|Ave"
        rf"|Square)(?!\w){_TAIL}"
    )
)
_SETTLED = NearWords(
    re.compile(
        rf"(?:{_NAME}(?:[ \t]{_NAME})?[ \t]{_PLACE},?[ \t]){{1,3}}"
        rf"(?i:{_PART})[ \t]?:?[ \t]?\d{{1,4}}\w?(?:/\d{{1,4}})?{_TAIL}"
        rf"|(?<!\w)(?:военн\w{{2,3}}[ \t])?городк?\w{{0,2}}[ \t]№[ \t]?\d{{1,3}}{_TAIL}"
    ),
    *_SETTLEMENTS,
)
_SETTLED_SHORT = AtWords(
    re.compile(
        r"(?<!\w)(?:пос|дер|с|г|п|мкр|ст|х)\.[ \t][\w-]{3,30},?[ \t]"
        rf"(?i:{_PART})[ \t]?\d{{1,4}}\w?(?:/\d{{1,4}})?{_TAIL}"
    ),
    "пос дер с г п мкр ст х",
)
_GARDEN = NearSigns(
    re.compile(rf"(?<!\w){_NAME}[ \t](?:g|pr|al)\.[ \t]\d{{1,3}}\w?-\d{{1,3}}(?!\w)"),
    sign=r"\.[ \t]\d{1,3}\w?-\d",
    before=48,
    after=16,
)
_LOWER = NearWords(
    re.compile(
        rf"(?i)(?:flat \d{{1,3}},? )?(?:\d{{1,3}} )?(?<!\w)\w{{3,30}}[ \t](?:küçəsi|caddesi|sokağı|sokak"
        rf"|prospekti|mahallesi|street|road"
        rf"|avenue)[ \t,]{{1,3}}{_NUMBER}{_TAIL}"
    ),
    "küçəsi caddesi sokağı sokak prospekti mahallesi street road avenue",
    before=60,
    after=320,
)
_NUMBER_FIRST_LOWER = NearWords(
    re.compile(
        r"(?<![\w./])(?:flat \d{1,3}\w?,? )?\d{1,4}[a-z]? (?!the |a )[a-z’']{3,20} "
        r"(?:st|street|rd|road|lane|ave|avenue|close|square)(?!\w)"
    ),
    "st street rd road lane ave avenue close square",
    before=60,
    after=12,
)
_PATTERNS = (
    _NUMBERED_STREET,
    _NUMBER_FIRST_LOWER,
    _AFTER,
    _TOWN_FIRST,
    _JOINED_STREET,
    _BEFORE,
    _PARTS,
    _NUMBER_FIRST,
    _SETTLED,
    _SETTLED_SHORT,
    _GARDEN,
    _LOWER,
)
_ANY_LETTERS = tuple(sought.in_any_letters() for sought in (_AFTER, _BEFORE, _SETTLED, _SETTLED_SHORT, _GARDEN))


def find(reading: Reading) -> Iterator[Finding]:
    """Find addresses, whole."""
    for sought in _PATTERNS:
        yield from map(_address, sought.within(reading))
    if not reading.writes_capitals:
        for sought in _ANY_LETTERS:
            yield from (_address(found) for found in sought.within(reading) if _numbered(found))


def _address(found: re.Match[str]) -> Finding:
    sure: Confidence = "certain" if _numbered(found) else "likely"
    return Finding(*found.span(), "ADDR", "address", "An address, or a part of one.", sure)


def _numbered(found: re.Match[str]) -> bool:
    return any(char.isdigit() for char in found[0])
