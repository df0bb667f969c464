"""Everyday words of a language, for seeing that a word is none.

Where nobody writes capitals, a word that no dictionary knows is the best sign of a name there is. The words come
with packages that are installed beside the program (`resources/lists/words.json` names them) and are read as plain
text: none of their code runs. Where one is missing, nothing is guessed in its language. Russian has no list here:
its words take too many forms, and a model knows them (`models`).
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cahier import resources
from cahier.domain.folding import fold
from cahier.redaction.affixes import forms_in
from cahier.redaction.endings import stems
from cahier.redaction.turkic_forms import is_form

_SHORTEST_STEM = 3
_LONG, _SHORTEST_START = 8, 5
_ENGLISH = ("s", "es", "d", "ed", "ly", "ing", "er", "ers", "est", "ness", "able", "ful", "less")
_BRITISH = (
    *(
        ("our", "or"),
        ("ise", "ize"),
        ("isa", "iza"),
        ("isi", "izi"),
        ("yse", "yze"),
        ("tre", "ter"),
        ("ogue", "og"),
    ),
    *(("llo", "lo"), ("lled", "led"), ("lling", "ling"), ("ence", "ense"), ("ae", "e"), ("oe", "e"), ("ph", "f")),
)
_REMEMBERED = 200_000


def has_words(language: str) -> bool:
    """Whether there is a list for this language."""
    return bool(_words(language))


@cache
def _words(language: str) -> frozenset[str]:
    sources: dict[str, Any] = resources.data("lists/words.json")["languages"]
    source = sources.get(language)
    folder = _folder_of(source["package"]) if source else None
    if source is None or folder is None:
        return frozenset()
    words = {word for name in source["files"] for word in _read(folder / name)}
    everyday = {fold(word) for word in words if word == word.lower()}
    return frozenset(
        everyday | {word.removesuffix(fold(ending)) for word in everyday for ending in source["endings"]}
    )


def _read(file: Path) -> Iterator[str]:
    """Yield the words of a file: a spelling dictionary, or a list with one at the beginning of each line."""
    if file.suffix == ".dic":
        yield from forms_in(file)
    else:
        yield from (line.partition(" ")[0] for line in file.read_text(encoding="utf-8").splitlines() if line)


def _folder_of(package: str) -> Path | None:
    """Return where the files of a package lie, without importing it; None where it is not installed."""
    spec = find_spec(package)
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places))) if places else None


def stands_in(folded: str, language: str) -> bool:
    """Whether a dictionary of the language has the folded word as it stands, without taking endings off."""
    return folded.partition("'")[0] in _words(language)


def _is_english(bare: str, listed: frozenset[str]) -> bool:
    """Whether an English word is listed, its endings aside: "stopped", "carries", "unlocked"."""
    return bare in listed or any(
        bare.endswith(ending) and not listed.isdisjoint(_before(bare.removesuffix(ending))) for ending in _ENGLISH
    )


def _before(stem: str) -> Iterator[str]:
    """How a word may be written without its ending."""
    yield from (stem, stem + "e")
    if stem[-1:] == "i":
        yield stem[:-1] + "y"
    if stem[-1:] == stem[-2:-1]:
        yield stem[:-1]


@lru_cache(maxsize=_REMEMBERED)
def is_everyday(folded: str, language: str) -> bool:
    """Whether a folded word, endings aside, is one that a dictionary of the language has."""
    listed = _words(language)
    bare = folded.partition("'")[0]
    if bare in listed:
        return True
    if language == "en":
        return _is_english(bare, listed) or any(
            british in bare and _is_english(bare.replace(british, american), listed)
            for british, american in _BRITISH
        )
    if any(len(stem) >= _SHORTEST_STEM and stem in listed for stem in stems(bare, language)):
        return True
    if language in ("az", "tr") and is_form(bare, language, listed):
        return True
    # No list has every long word that a shorter one begins.
    return len(bare) >= _LONG and any(bare[:cut] in listed for cut in range(_SHORTEST_START, len(bare)))
