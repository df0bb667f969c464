"""The law a case touches: rights, the definition of a political prisoner, categories of arbitrary detention."""

import re
from typing import Any

from cahier import resources
from cahier.redaction.compiling.facts import Facts
from cahier.redaction.compiling.told import Told
from cahier.redaction.phrases import Phrases

_RIGHT = re.compile(r"(ECHR|ICCPR)[ .:-]?(?:Art\.? ?)?(P\d{1,2}-\d{1,2}|\d{1,2})")


def law_lines(facts: Facts, flags: frozenset[str], phrases: Phrases) -> list[Told]:
    """Return the sentences of law: those recorded for the case, or those its facts carry."""
    found: list[Told] = []
    rights = _recorded(facts) or _carried(flags)
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


def _recorded(facts: Facts) -> dict[str, list[str]]:
    """Read the rights picked for the case ("ECHR 5", "ICCPR 9"); other words are dropped."""
    rights: dict[str, list[str]] = {}
    for text in facts.rights:
        if match := _RIGHT.fullmatch(text.strip()):
            rights.setdefault(match[1], []).append(match[2])
    return rights


def _carried(flags: frozenset[str]) -> dict[str, list[str]]:
    table: list[dict[str, Any]] = resources.data("rules/rights.json")["ECHR"]
    articles = [entry["article"] for entry in table if set(entry["any"]) & flags]
    return {"ECHR": articles} if articles else {}


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
