"""What the parts of a profile are filled from."""

from collections.abc import Iterable
from dataclasses import dataclass

from cahier.redaction.compiling.facts import Facts
from cahier.redaction.compiling.situation import Situation
from cahier.redaction.compiling.told import tidy
from cahier.redaction.pattern import PatternCounts
from cahier.redaction.phrases import Phrases
from cahier.redaction.profile import Choice, Part, Profile


@dataclass(frozen=True, slots=True)
class Filling:
    """The facts of one case, what they carry, and the profile they go into."""

    facts: Facts
    situation: Situation
    profile: Profile
    phrases: Phrases
    pattern: PatternCounts | None

    def text(self, key: str) -> str:
        """Return a text of the profile with its slots filled; KeyError when one cannot be."""
        return tidy(self.literal(key).format(**self.situation.slots))

    def literal(self, key: str) -> str:
        """Return a text of the profile as it stands in its file."""
        return self.profile.texts[self.phrases.language][key]

    def usable(self, choices: Iterable[Choice]) -> list[str]:
        """Return every text that fits the case and whose slots can be filled, in order."""
        found = (self._usable(choice) for choice in choices)
        return [text for text in found if text is not None]

    def header(self, part: Part) -> tuple[str, ...]:
        """Return the header of a table."""
        return tuple(map(self.literal, part.header))

    def _usable(self, choice: Choice) -> str | None:
        flags = self.situation.flags
        if not choice.when <= flags or choice.unless & flags:
            return None
        try:
            return self.text(choice.text)
        except KeyError:
            return None
