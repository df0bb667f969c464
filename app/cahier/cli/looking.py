"""What was looked at before a brief leaves, as JSON and in words: items expected, scores, lengths, detail lost."""

from typing import Any

from cahier.redaction.compile import Compiled
from cahier.redaction.compiling.required import summary
from cahier.redaction.phrases import phrases_in


def looked_at(compiled: Compiled) -> dict[str, Any]:
    """Return it as plain data; people by code, never by name."""
    return {
        "expected": {
            "summary": summary(compiled.required, phrases_in("en")),
            "items": [
                {"number": item.number, "text": item.text, "state": item.state, "people": list(item.people)}
                for item in compiled.required
            ],
        },
        "scores": [
            {
                "person": score.code,
                "points": score.total,
                "band": score.band,
                "in_country": score.in_country,
                "agreed_to_be_known": score.agreed,
                "parts": [
                    {"trait": trait.name, "level": trait.level, "points": points} for trait, points in score.parts
                ],
            }
            for score in compiled.scores
        ],
        "lengths": [
            {"section": length.what or None, "words": length.words, "limit": length.limit}
            for length in compiled.lengths
        ],
        "coarser": [
            {"record": one.record, "field": one.field, "function": one.function, "level": one.level}
            for one in compiled.coarser
        ],
    }


def in_words(compiled: Compiled) -> list[str]:
    """Return the lines a person reads on a terminal."""
    say = phrases_in("en").say
    lines = [f"Expected by its reader: {summary(compiled.required, phrases_in('en'))}."]
    for score in compiled.scores:
        parts = ", ".join(f"{say(f'risk.traits.{trait.name}')} {points}" for trait, points in score.parts)
        state = "agreed to be known" if score.agreed else score.band
        lines.append(f"{score.code}: {score.total} points, {state}{f' ({parts})' if parts else ''}")
    return lines
