"""Coordinates and other exact positions, file names, and words agreed on between people."""

import re
from collections.abc import Iterator

from cahier.redaction.finding import Finding
from cahier.redaction.reading import Reading
from cahier.redaction.signs import AtFigures
from cahier.redaction.windows import around, matches

_DECIMAL = AtFigures(
    re.compile(
        r"(?<![\w.])-?\d{1,3}[.,]\d{3,8}°?\s?[NSEWKDGBŞQCЮВЗС]?\s?[,;/ ]"
        r"\s?-?\d{1,3}[.,]\d{3,8}°?\s?[NSEWKDGBŞQCЮВЗС]?(?!\w)"
    )
)
_LETTERED = AtFigures(
    re.compile(r"(?<!\w)[NSЮС] ?\d{1,2}[.,]\d{3,8}[,;]?\s[EWВЗ] ?\d{1,3}[.,]\d{3,8}(?!\w)"), words=1
)
_DEGREES = re.compile(
    r"\d{1,3}\s?°\s?\d{1,2}(?:[.,]\d{1,4})?\s?[′'’](?:\s?\d{1,2}(?:[.,]\d{1,4})?\s?[″\"”])?\s?[NSEWСЮВЗ]?"
)
_ENDING = re.compile(
    r"\.(?<=[\w)-]\.)(?:jpe?g|png|heic|gif|tiff?|pdf|docx?|odt|xlsx?|pptx?|mp3|mp4|m4a|wav|ogg|opus|mov|avi|3gp"
    r"|zip|rar|7z|txt|csv|eml|vcf|amr|aac|flac|wma|m4v|mkv|webm|webp|heif|raw|udf|rtf|pages|key|json|xml|html?|mbox"
    r"|msg|psd|ai|svg|kml|gpx|db|bak|enc|asc|p7s|djvu|epub|arw|cr[23]|nef|dng|orf|raf|m2ts|mts|wmv|odp|ods|ppt|xls|caf|aiff?|3ga|svgz|tar|gz"
    r"|img|iso|dmg|apk|ipa|exe|bin|log|dat|sqlite|torrent|srt|ics|bmp|jfif|dwg|cdr|vsdx|vob|mpe?g|mid|idx|dump|pcap|ab)(?!\w)",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(r"(?:[A-Za-z]:)?[^\s\"“”«»<>|:;,]{1,200}$")
_LONGEST_NAME = 200
_WORDS_BEFORE = re.compile(r"(?:[\w-]{2,30} ){1,3}$")
_COPY = "(0123456789"  # "summons (2).pdf", "scan 3.pdf"
_QUOTE = re.compile('[“«"]')
_SIGN_OF_DEGREES = re.compile("°")
_NEAR = 80
_CODEWORD = re.compile(
    r"(?i)(?:code ?word|password|pass ?phrase|secret word|şifrə|parol\w*|kod söz\w*|parola|şifre"
    r"|кодов\w{2} слов\w|пароль|условн\w{2} фраз\w)"
    r"[^\n.“«\"]{0,40}[“«\"](?P<word>[^\n”»\"]{1,60})[”»\"]"
)


def find(reading: Reading) -> Iterator[Finding]:
    """Find exact positions, files and code words."""
    text = reading.text
    degrees = tuple(around(text, _SIGN_OF_DEGREES, _NEAR, _NEAR))
    for found in (*_DECIMAL.within(reading), *_LETTERED.within(reading), *matches(_DEGREES, text, degrees)):
        yield Finding(found.start(), found.end(), "GEO", "coordinates", "An exact position.", "certain")
    for found in _ENDING.finditer(text):
        name = _FILE_NAME.search(text, max(0, found.start() - _LONGEST_NAME), found.start())
        if name:
            start = name.start()
            if name[0][0] in _COPY and (words := _WORDS_BEFORE.search(text, max(0, start - _NEAR), start)):
                start = words.start()
            yield Finding(start, found.end(), "FILE", "file", "The name of a file.", "certain")
    for found in matches(_CODEWORD, text, tuple(around(text, _QUOTE, _NEAR, _NEAR))):
        yield Finding(
            *found.span("word"), "CODEWORD", "code_word", "Words agreed on to know each other by.", "certain"
        )
