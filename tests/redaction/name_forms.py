"""Ways to write an Azerbaijani name: scripts, ad-hoc spellings and case endings, made by rules of its own."""

from collections.abc import Iterator

LATIN = "abcçdeəfgğhxıijkqlmnoöprsştuüvyz"
OLD_CYRILLIC = str.maketrans(LATIN, "абҹчдеәфҝғһхыижкглмноөпрсштуүвјз")
ENGLISH = str.maketrans(
    {"ə": "a", "x": "kh", "q": "g", "c": "j", "ç": "ch", "ş": "sh", "ğ": "gh", "ü": "u", "ö": "o", "ı": "i"}
)
BARE = str.maketrans("əçşğüöı", "ecsguoi")
TURKISH = str.maketrans("əxqj", "ehkj")
RUSSIAN = str.maketrans(
    dict(zip("abcçdeəfgğhxıijkqlmnoöprsştuüvyz", "абжчдеафггххыижкглмноопрсштуувйз", strict=True)) | {"c": "дж"}
)
IOTATED = (("йя", "я"), ("йа", "я"), ("йу", "ю"), ("йо", "ё"), ("йе", "е"), ("ийев", "иев"))
VOWELS = "aıoueəiöüаыоуэеияюё"
BACK = "aıou"
ROUND = "ouöü"


def small(text: str) -> str:
    return text.replace("İ", "i").replace("I", "ı").lower()


def written(name: str, table: dict[int, str]) -> str:
    return " ".join(word.capitalize() for word in small(name).translate(table).split())


def russian(name: str) -> str:
    text = written(name, RUSSIAN).lower()
    for letters, letter in IOTATED:
        text = text.replace(letters, letter)
    return " ".join(word.capitalize() for word in text.split())


def azerbaijani_endings(word: str) -> Iterator[str]:
    last = [char for char in small(word) if char in VOWELS][-1]
    a = "a" if last in BACK else "ə"
    i = ("u" if last in ROUND else "ı") if last in BACK else ("ü" if last in ROUND else "i")
    vowel = small(word)[-1] in VOWELS
    n, y = ("n", "y") if vowel else ("", "")
    for ending in (f"{n}{i}n", f"{y}{a}", f"{n}{i}", f"d{a}", f"d{a}n", f"{y}l{a}", "gil", "gilin", f"d{i}r"):
        yield word + ending


def russian_endings(word: str) -> Iterator[str]:
    if word.endswith(("ова", "ева")):
        yield from (word[:-1] + ending for ending in ("ой", "у", "ою"))
    elif word.endswith("а"):
        yield from (word[:-1] + ending for ending in ("ы", "е", "у", "ой"))
    elif word[-1] not in VOWELS:
        yield from (word + ending for ending in ("а", "у", "ом", "е"))


def forms(name: str) -> Iterator[tuple[str, str]]:
    """Each form with the language of a text it could stand in."""
    for word in name.split():
        yield "az", word
        yield "az", written(word, OLD_CYRILLIC)
        yield "az", word.replace("i", "İ").upper()
        yield "en", written(word, ENGLISH)
        yield "en", written(word, ENGLISH).upper()
        yield "en", written(word, ENGLISH).lower()
        yield "en", written(word, BARE)
        yield "en", written(word, ENGLISH) + "’s"
        yield "tr", written(word, TURKISH)
        yield "ru", russian(word)
        yield from (("az", form) for form in azerbaijani_endings(word))
        yield from (("ru", form) for form in russian_endings(russian(word)))
    given, family = name.split()
    yield "en", f"{written(given, ENGLISH)[0]}. {written(family, ENGLISH)}"
    yield "az", f"{given[0]}. {family}"
    yield "az", f"{family} {given}"
