"""A pattern that is tried only where its sign stands finds what it would find anywhere."""

import importlib
import json
import pkgutil
from pathlib import Path

import pytest
from test_detectors import FOUND

from cahier.redaction import detectors, kept, signs
from cahier.redaction.reading import Reading

FIXTURES = Path(__file__).parents[1] / "fixtures"
MODULES = [
    kept,
    *(
        importlib.import_module(f"{detectors.__name__}.{one.name}")
        for one in pkgutil.iter_modules(detectors.__path__)
    ),
]
SOUGHT = {
    f"{module.__name__.rpartition('.')[2]}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, signs.Sought)
}


def written() -> list[tuple[str, str]]:
    sets = [
        json.loads((FIXTURES / name / "texts.json").read_text(encoding="utf-8")) for name in ("blind", "blind2")
    ]
    return [(text["text"], text["lang"]) for texts in sets for text in texts["texts"]]


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    plain = [*written(), ("\n".join(text.replace("[", "").replace("]", "") for _, text in FOUND), "en")]
    return [Reading(change(text), language) for text, language in plain for change in (str, str.lower, str.upper)]


@pytest.mark.parametrize("name", SOUGHT)
def test_a_pattern_tried_at_its_signs_finds_what_it_finds_anywhere(name, readings):
    for reading in readings:
        anywhere = [found.span() for found in SOUGHT[name].pattern.finditer(reading.text)]
        assert [found.span() for found in SOUGHT[name].within(reading)] == anywhere
