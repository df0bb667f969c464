"""The law a case touches: rights, the definition of a political prisoner, categories of arbitrary detention."""

import re
from typing import Any

from cahier import resources
from cahier.redaction.compiling.facts import Facts
from cahier.redaction.compiling.told import Told
from cahier.redaction.phrases import Phrases

_RIGHT = re.compile(r"(ECHR|ICCPR)[ .:-]?(?:Art\.? ?)?(P\d{1,2}-\d{1,2}|\d{1,2})")


def law_lines(facts: Facts, flags: frozenset[str], phrases: Phrases, treaties: tuple[str, ...]) -> list[Told]:
    """Return the sentences of law, of the treaties its reader works with: recorded, or carried by the facts."""
    found: list[Told] = []
    rights = _recorded(facts, treaties) or _carried(flags, treaties)
    if rights:
        words = phrases.listed([_treaty(treaty, articles, phrases) for treaty, articles in rights.items()])
        found.append(Told(phrases.say("law.rights", rights=words), "rights"))
    if facts.pace1900 and flags & {"detained", "sentenced"}:
        letters = phrases.listed([phrases.say("law.letter", letter=letter) for letter in facts.pace1900])
        found.append(Told(phrases.say("law.pace1900", letters=letters), "pace1900"))
    if facts.wgad and "detained" in flags:
        form = "law.wgad_one" if len(facts.wgad) == 1 else "law.wgad"
        found.append(Told(phrases.say(form, numbers=phrases.listed(facts.wgad)), "wgad"))
    return found


def _recorded(facts: Facts, treaties: tuple[str, ...]) -> dict[str, list[str]]:
    """Read the rights picked for the case ("ECHR 5", "ICCPR 9"); other words are dropped."""
    rights: dict[str, list[str]] = {}
    for text in facts.rights:
        if (match := _RIGHT.fullmatch(text.strip())) and match[1] in treaties:
            rights.setdefault(match[1], []).append(match[2])
    return rights


def _carried(flags: frozenset[str], treaties: tuple[str, ...]) -> dict[str, list[str]]:
    tables: dict[str, Any] = resources.data("rules/rights.json")
    carried = {
        treaty: [entry["article"] for entry in tables[treaty] if set(entry["any"]) & flags] for treaty in treaties
    }
    return {treaty: articles for treaty, articles in carried.items() if articles}


def _treaty(treaty: str, articles: list[str], phrases: Phrases) -> str:
    plain = [article for article in articles if not article.startswith("P")]
    parts = []
    if plain:
        form = "law.article" if len(plain) == 1 else "law.articles"
        parts.append(phrases.say(form, articles=phrases.listed(plain), treaty=phrases.say(f"law.treaty.{treaty}")))
    for article in articles:
        if article.startswith("P"):
            protocol, _, number = article[1:].partition("-")
            parts.append(phrases.say("law.protocol", article=number, protocol=protocol))
    return phrases.listed(parts)
