"""Addresses without a word for a street: a house by its name or quarter, a box, a room over a shop.

A name and a number are an address when a part of a house follows ("Nizami 9, кв. 41"), a numbered quarter when a
house does; a room or a flat with a number is one together with what it lies over or behind.
"""

import re
from collections.abc import Iterator

from cahier.redaction.finding import Finding
from cahier.redaction.reading import Reading
from cahier.redaction.signs import AtFigures, AtWords, NearWords, Sought

_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ŽƏА-ЯЁҒӘӨҮҸҺ"
_NAME = rf"[{_CAPITAL}][\w’'-]{{2,30}}"
_PART = (
    r"(?i:entrance|flat|apartment|apt|floor|house|block|building|room|door|gate|staircase|code|bell"
    r"|plot|участок|участке|sahə|parsel|ap|m|lok|tür|top|giriş|mənzil"
    r"|blok\w{0,2}|mərtəbə|bina|ev|otaq|qapı|kod|daire|kat|kapı|oda|no|numara|кв|квартира|корп\w{0,3}|подъезд|этаж"
    r"|дом|д|код|домофон|комната|ком|офис)"
)
_NUMBER = r"\d{1,4}\w?(?:[/-]\d{1,4}\w?)?"
_NTH = r"\d{1,2}(?:st|nd|rd|th|-?(?:ci|cı|cu|cü|inci|ıncı|uncu|üncü|й|я|м|ый|ом))?\.?"
_LEVEL = (
    r"(?i:floor|entrance|staircase|mərtəbə\w{0,3}|giriş\w{0,3}|kat\w{0,3}|blok\w{0,3}|этаж\w{0,2}|подъезд\w{0,2})"
)
_WORD_LEVEL = rf"[^\W\d_]{{3,12}}[ \t]{_LEVEL}"
_LETTER = r"(?:(?i:block|blok\w{0,2}|корпус)[ \t][A-ZА-Я]|[A-ZА-Яa-z][ \t](?i:blok\w{0,3}|block))(?!\w)"
_FURTHER = (
    rf"(?:,?[ \t]{{1,2}}(?:{_PART}\.?[ \t:№#]{{0,3}}[\w/-]*\d[\w/-]*"
    rf"|{_NTH}[ \t]{_LEVEL}(?:[ \t](?:left|right|sol|sağ))?"
    rf"|\d{{1,4}}[ \t](?i:numara|nömrə|numaralı|nömrəli)\w{{0,4}}(?:[ \t]\w+)?|{_LETTER}|{_WORD_LEVEL}))"
)
_QUARTER = r"(?i:мкр\w*|микрорайон\w*|квартал\w*|m?ikrorayon\w*|mkr|massiv\w*|массив\w*)"
_BUILDING = r"(?i:apt|apartmanı|sitesi|konutları|evleri|blokları|residence|court|yaşayış kompleksi|жк)"
_LIES = r"(?:over|above|behind|at|in|of|under|on|next to|opposite|near|над|за|в|под|у|на|возле|напротив)"
_NAMED = AtFigures(
    re.compile(rf"{_NAME}\.?(?:[ \t]{_NAME})?(?:[ \t][\w.]{{2,12}})?,?[ \t]{_NUMBER}{_FURTHER}{{1,5}}"), words=4
)
_OF_A_QUARTER = AtFigures(
    re.compile(rf"(?<!\w)\d{{1,2}}-?(?:\w{{1,5}})?[ \t]{_QUARTER}(?:,?[ \t]{_NUMBER})?{_FURTHER}{{0,5}}")
)
_OF_A_BUILDING = NearWords(
    re.compile(
        rf"(?<!\w)[\w’'-]{{3,20}}[ \t]{_BUILDING}\.?(?:[ \t]?{_FURTHER}|,?[ \t]{_NUMBER}){{1,5}}(?:[ \t]{_NAME})?"
    ),
    "apt apartmanı sitesi konutları evleri blokları residence court yaşayış жк",
    before=32,
    after=320,
)
_NUMBERED_STREET = AtFigures(
    re.compile(
        rf"(?:{_NAME},?[ \t](?:[Mm]ah\.?,?[ \t])?)?(?<!\w)\d{{1,4}}(?:-?\w{{1,5}}|\.)?[ \t]"
        rf"(?i:street|st|küçə\w{{0,4}}|küç|sokak|sok|sk|улиц\w|ул|переул\w+|линия|проезд)\.?[ \t]№?[ \t]?{_NUMBER}"
        rf"{_FURTHER}{{0,5}}"
    ),
    words=4,
)
_NUMBER_FIRST = AtFigures(
    re.compile(
        rf"(?<![\w./])\d{{1,4}}[a-z]?[ \t]{_NAME}(?:[ \t]{_NAME})?[ \t]"
        rf"(?:Close|Court|Drive|Way|Gardens|Terrace|Crescent|Hill|Place|Grove|Park|Row|Mews|Walk)(?!\w){_FURTHER}{{0,5}}"
    )
)
_ABROAD = NearWords(
    re.compile(
        rf"(?:{_NAME}[ \t](?:mnt|tn|pst|iela|gatvė|utca|út|tér|ulica|str|bd|bul|al|pr|cad)\.?"
        rf"|(?:Rruga|Rua|Rue|Via|Calle|Strada|Ulica|Piazza|Plaza|Avenida|Bulevardi?)"
        rf"(?:[ \t][\w’'-]+){{1,4}}?),?[ \t]{_NUMBER}"
        rf"(?:{_FURTHER}{{1,5}}|,[ \t]{_NAME})?"
    ),
    "mnt tn pst iela gatvė utca út tér ulica str bd bul al pr cad rruga rua rue via calle strada piazza plaza"
    " avenida bulevard bulevardi",
    before=48,
    after=320,
)
_OF_A_STREET = AtFigures(re.compile(rf"(?<!\w)\d{{1,4}}\.[ \t](?i:sokak|sok|sk|cadde|cad)\.?{_FURTHER}{{1,5}}"))
_BOX = AtWords(
    re.compile(
        r"(?i)(?<!\w)(?:p\. ?o\. ?box|po box|а/я|posta kutusu|p\.k\.|abonent qutusu)"
        r"[ \t]?№?[ \t]?\d{1,6}(?:,[ \t]\w+)?"
    ),
    "p po а posta abonent",
)
_LYING = AtFigures(
    re.compile(
        rf"(?<!\w){_PART}[ \t]{_NUMBER},?[ \t]{_LIES}[ \t](?:(?:the|a|an|our)[ \t])?(?:{_NUMBER}[ \t])?[\w’'-]+"
        rf"(?:[ \t](?!{_LIES})[^\W\d_][\w’'-]+)?"
        rf"(?:[ \t]{_LIES}[ \t](?:[\w’'-]+[ \t])?[\w’'-]+(?:[ \t][A-ZА-Я]\w+)?)?"
    ),
    words=1,
)
_SOUGHT: tuple[Sought, ...] = (
    *(_NAMED, _OF_A_QUARTER, _OF_A_BUILDING, _NUMBERED_STREET, _NUMBER_FIRST, _ABROAD, _OF_A_STREET),
    *(_BOX, _LYING),
)


def find(reading: Reading) -> Iterator[Finding]:
    """Find addresses by the parts of a house."""
    for sought in _SOUGHT:
        for found in sought.within(reading):
            yield Finding(*found.span(), "ADDR", "house", "An address, told by the parts of a house.", "likely")
