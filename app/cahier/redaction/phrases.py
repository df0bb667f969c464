"""The phrases a brief is made of, by language: `resources/phrases/<language>.json`.

A brief is written in the language of its reader, whatever the language of the window. Phrases are read by key
("act.TNR.P.DETAIN"); slots are filled by name and nothing else is ever put into a sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from cahier import resources
from cahier.redaction.generalise import Generalised

ENGLISH = "en"
_TO_US = (
    *("consent.", "conditions.", "decision.", "left_out.", "hard_rules.", "officials.", "risk.", "required."),
    "giveaways.",
    *("picture.not_", "picture.privileged", "picture.giver"),
)


@dataclass(frozen=True, slots=True)
class Phrases:
    """All phrases of one language, by dotted key."""

    language: str
    entries: dict[str, str]

    def has(self, key: str) -> bool:
        """Whether there is such a phrase."""
        return key in self.entries

    def say(self, key: str, **slots: str) -> str:
        """Return the phrase with its slots filled; KeyError when the phrase or a slot is missing."""
        return self.entries[key].format(**slots)

    def word(self, value: Generalised, **more: str) -> str:
        """Return the phrase of a generalised value."""
        slots = dict(value.slots)
        if value.key == "countries":
            return self.listed([self.entries.get(f"country.{code}", code) for code in slots.values()])
        if "month" in slots:
            slots["month"] = self.entries[f"month.{slots['month']}"]
        return self.say(value.key, **slots, **more)

    def listed(self, words: Sequence[str]) -> str:
        """Join words as this language does ("a, b and c")."""
        if len(words) < 2:
            return "".join(words)
        return self.entries["list.comma"].join(words[:-1]) + self.entries["list.and"] + words[-1]


@cache
def phrases_in(language: str) -> Phrases:
    """Return the phrases of a language; FileNotFoundError when there are none yet.

    What is said to whoever releases, not to the reader, is kept in English alone.
    """
    own = dict(_flat("", resources.data(f"phrases/{language}.json")))
    return Phrases(language, {**_of_our_own(), **own} if language != ENGLISH else own)


def is_to_us(key: str) -> bool:
    """Whether a phrase is for whoever releases, and no reader of a brief ever sees it."""
    return key.startswith(_TO_US)


def languages() -> tuple[str, ...]:
    """Return the languages there are phrases in, English first."""
    found = sorted(path.stem for path in resources.path("phrases").glob("*.json"))
    return (ENGLISH, *(language for language in found if language != ENGLISH))


def _of_our_own() -> dict[str, str]:
    whole = _flat("", resources.data(f"phrases/{ENGLISH}.json"))
    return {key: text for key, text in whole if is_to_us(key)}


def capitalised(sentence: str) -> str:
    """Return the sentence with its first letter large and the rest as it is."""
    return sentence[:1].upper() + sentence[1:]


def _flat(prefix: str, node: Any) -> list[tuple[str, str]]:
    if isinstance(node, str):
        return [(prefix, node)]
    return [
        pair for key, value in node.items() for pair in _flat(f"{prefix}.{key}" if prefix else str(key), value)
    ]
