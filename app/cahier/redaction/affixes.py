"""Reads a spelling dictionary: its words, and the forms its suffix rules make of them.

The two files are Hunspell's: `.dic` has a word a line, with the letters of its rules after a slash; `.aff` says
what each rule takes off the end, what it puts there, and after which ending.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_RULE = re.compile(r"SFX (?P<flag>\S) +(?P<off>\S+) +(?P<on>[^\s/]+)\S* +(?P<after>\S+)")


@dataclass(frozen=True, slots=True)
class _Rule:
    off: str
    on: str
    after: re.Pattern[str]

    def of(self, word: str) -> str | None:
        if not self.after.search(word) or not word.endswith(self.off):
            return None
        return word.removesuffix(self.off) + self.on


def forms_in(dictionary: Path) -> Iterator[str]:
    """Yield every word of a dictionary (its path without an ending), followed by its forms."""
    rules = _rules(dictionary.with_suffix(".aff").read_text(encoding="utf-8", errors="replace"))
    lines = dictionary.with_suffix(".dic").read_text(encoding="utf-8", errors="replace").splitlines()
    for line in lines[1:]:  # the first says how many there are
        word, _, flags = line.partition("/")
        yield word
        for flag in flags.strip():
            yield from (form for rule in rules[flag] if (form := rule.of(word)))


def _rules(text: str) -> defaultdict[str, list[_Rule]]:
    rules: defaultdict[str, list[_Rule]] = defaultdict(list)
    for match in map(_RULE.match, text.splitlines()):
        if match:
            off, on = (match[name] if match[name] != "0" else "" for name in ("off", "on"))
            rules[match["flag"]].append(_Rule(off, on, re.compile(f"{match['after']}$")))
    return rules
