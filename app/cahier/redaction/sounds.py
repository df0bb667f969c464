"""How a name sounds, so that Məmmədli, Mammadli, Мамедли and Memmedli are one.

A sound is a short string: letters that different spellings exchange become one letter (c, ç, ch, j, dzh; s, ş,
sh; g, ğ, gh, q, k; x, kh, h), vowels fall into three kinds, a glide beside a vowel and doubled letters go. It
is lossy on purpose; `names` asks for more than a like sound where a word could be an everyday one.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from cahier import resources
from cahier.domain.folding import fold

_REMEMBERED = 200_000
_DIGRAPHS = (
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("shch|sch|sh", "s"),
        ("tch|dzh|dj|zh|ch|j", "c"),
        ("kh|x", "h"),
        ("gh|q|ck|k", "g"),
        ("ph", "f"),
        ("w", "v"),
        ("th", "t"),
        ("y", "i"),
    )
)
_RULES = tuple(_DIGRAPHS)
_TWO_LETTERS = re.compile("([zscgktp])h")  # Oğuzhan and İshaq: two sounds, not one
_VOWELS = re.compile("[aeiou]+")
_RUN = re.compile(r"(.)\1+")
_NOT_LETTERS = re.compile("[^a-z]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[a-zA-Zəığüöşç]")
_DIGITS = re.compile(r"[0-9@$]")
_JOINED = re.compile("[æœ]", re.IGNORECASE)
_GERMAN = re.compile("(?<=[b-df-hj-np-tv-z])(?:oe|ue|ae)|^(?:oe|ue)", re.IGNORECASE)
_OTHER = re.compile("[\u0370-\u03ff\u0530-\u058f\u10a0-\u10ff]")


@lru_cache(maxsize=_REMEMBERED)
def sound(folded: str) -> str:
    """The sound of a folded word."""
    heard = folded
    for pattern, letter in _RULES:
        heard = pattern.sub(letter, heard)
    heard = _NOT_LETTERS.sub("", heard)
    return _RUN.sub(r"\1", _VOWELS.sub(_kind_of_vowel, heard))


def _kind_of_vowel(run: re.Match[str]) -> str:
    vowels = run[0] if len(run[0]) == 1 else run[0].replace("i", "") or "i"
    return "".join("a" if vowel in "ae" else "o" if vowel in "ou" else "i" for vowel in vowels)


def sounds_of_name(folded: str) -> Iterator[str]:
    """The sounds a name may be written with: as it is, and where spellings part ways."""
    for spelled in _spellings(folded):
        heard = sound(spelled)
        yield heard
        if "h" in heard:
            yield heard.replace("h", "g")
            yield _RUN.sub(r"\1", heard.replace("h", ""))
        if heard[-1:] in _HARDENED:
            yield heard[:-1] + _HARDENED[heard[-1]]
        if heard.endswith("a"):
            yield heard + "h"
        if heard.endswith(("av", "ov", "iv")):
            yield heard[:-1] + "f"


_HARDENED = {"d": "t", "b": "p", "t": "d", "p": "b"}


def _spellings(folded: str) -> Iterator[str]:
    yield folded
    if "j" in folded or "ja" in folded:
        yield re.sub("j(?=[aeiou])", "y", folded)
    if "c" in folded:
        yield folded.replace("c", "k")
    if folded.startswith("e"):
        yield "y" + folded
    if "oe" in folded or "ue" in folded:
        yield folded.replace("oe", "o").replace("ue", "u")
    if "x" in folded:
        yield folded.replace("x", "ks")
        yield folded.replace("x", "h")
    if _TWO_LETTERS.search(folded):
        yield _TWO_LETTERS.sub(r"\1'h", folded)


@lru_cache(maxsize=_REMEMBERED)
def readings_of_word(word: str) -> tuple[str, ...]:
    """The folded forms a written word may be read as: look-alikes undone, other scripts made Latin."""
    letters = resources.data("lists/letters.json")
    found = {fold(word): None}
    cyrillic, latin = len(_CYRILLIC.findall(word)), len(_LATIN.findall(word))
    if cyrillic and latin:
        found.setdefault(fold(_changed(word, letters["as_latin"])))
        found.setdefault(fold(_changed(word, letters["as_cyrillic"])))
    elif cyrillic and all(char in letters["as_latin"] for char in word):
        found.setdefault(fold(_changed(word, letters["as_latin"])))
    if _OTHER.search(word):
        found.setdefault(fold(_changed(_changed(word.lower(), letters["as_latin"]), letters["other_scripts"])))
        found.setdefault(fold(_changed(word.lower(), letters["other_scripts"])))
    elif not word.isascii():
        found.setdefault(fold(_changed(word, letters["as_latin"]))) if not cyrillic else None
    if _DIGITS.search(word):
        found.setdefault(fold(_changed(word, letters["digits"])))
    if _JOINED.search(word):
        found.setdefault(fold(_changed(word, letters["joined"])))
    if "ё" in word or "Ё" in word:
        found.setdefault(fold(word.replace("ё", "йо").replace("Ё", "йо")))
    if _GERMAN.search(word):
        found.setdefault(fold(_GERMAN.sub(lambda pair: pair[0][0], word)))
    if "j" in word.casefold():
        found.setdefault(re.sub("j(?=[aeiou])", "y", fold(word)))
    return tuple(found)


def _changed(word: str, table: dict[str, str]) -> str:
    return "".join(table.get(char, char) for char in word)
