"""One form for all spellings of a word, so that a search finds a name however it was typed.

Compatibility forms and invisible characters go, Cyrillic becomes Latin, schwa becomes e, q becomes g (Cyrillic
spellings do not tell them apart), dotted and dotless i meet, marks are dropped, case is folded. It is for
finding, never for showing.
"""

import unicodedata

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e", "ә": "e", "ж": "j", "з": "z",
    "и": "i", "й": "y", "ј": "y", "к": "k", "ҝ": "g", "л": "l", "м": "m", "н": "n", "о": "o", "ө": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ү": "u", "ф": "f", "х": "x", "һ": "h", "ц": "ts", "ч": "c", "ҹ": "c",
    "ш": "s", "щ": "s", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i",
}  # fmt: skip
_LATIN = {
    "q": "g",
    "ə": "e",
    "ǝ": "e",
    "ı": "i",
    "ß": "ss",
    "œ": "oe",
    "æ": "ae",
    "ø": "o",
    "đ": "d",
    "ł": "l",
    "’": "'",
    "ʼ": "'",
    "`": "'",
}
_TABLE = str.maketrans({**_CYRILLIC, **_LATIN})


def fold(text: str) -> str:
    """Return the folded text; word boundaries stay where they were."""
    if text.isascii():
        return text.lower().translate(_TABLE)
    lowered = unicodedata.normalize("NFKC", text).replace("İ", "i").casefold().replace("дж", "c")
    latin = "".join(char for char in lowered if unicodedata.category(char) != "Cf").translate(_TABLE)
    plain = unicodedata.normalize("NFKD", latin)
    return "".join(char for char in plain if not unicodedata.combining(char)).translate(_TABLE)
