"""Learns what the signs of words weigh, from invented accounts with ground truth, and says how far to trust it.

    PYTHONPATH=app:tests:. python -m tests.bench.redacting.weighing           # five parts, each judged by the rest
    PYTHONPATH=app:tests:. python -m tests.bench.redacting.weighing --write   # make resources/lists/weights.json

A word inside a marked span identifies, one outside does not; one that must stay counts several times; those that
rules keep are left out. The weights are those of a logistic regression with a price on each sign that is used at
all, so that most signs weigh nothing (accelerated proximal gradient, no chance in it). The last set,
whose misses nobody read, is never learned from.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from tests.bench.redacting.accounts import BLIND_SETS, Score, blind_texts, demo_texts, score_demo
from tests.bench.redacting.coverage import ROOT

from cahier.redaction.kept import kept_spans
from cahier.redaction.meant import as_meant
from cahier.redaction.models import weighed
from cahier.redaction.models.weighed import Weights
from cahier.redaction.models.word_signs import LETTERS, signs, tokens
from cahier.redaction.plain import plain
from cahier.redaction.reading import Reading

TRAINING = ROOT / "tests" / "fixtures" / "training"
WRITTEN = ROOT / "resources" / "lists" / "weights.json"
PRICE, RIDGE, STEPS = 2.0, 0.05, 400
KEPT_COUNTS, LEAST_OFTEN, LEAST, PARTS = 8.0, 2, 3, 5
# Hundredths of a logarithm of odds: three in ten, one in seven, one in twenty.
ALONE, BESIDE, REST = -80, -180, -295
_UNREAD = "blind6"
Key = tuple[str, str, str]
Text = tuple[Any, dict[str, Any]]


@dataclass
class Lesson:
    """The words of one text: the signs of each, whether it identifies, and how much that counts."""

    signs: list[list[Key]]
    identifies: list[bool]
    counts: list[float]


def texts() -> list[Text]:
    """Every text to learn from, as `(people, text)`."""
    sets = [path for path in BLIND_SETS if path.parent.name != _UNREAD]
    found = [*demo_texts(), *(one for path in sets for one in blind_texts(path))]
    return [*found, *(one for path in sorted(TRAINING.glob("*.json")) for one in blind_texts(path))]


def lesson(text: dict[str, Any]) -> Lesson:
    """Cut one text into words and say what is to be learned of each."""
    reading = Reading(as_meant(plain(text["text"]).text), text["lang"])
    if len(reading.text) != len(text["text"]):
        return Lesson([], [], [])
    kept = {place for start, end in kept_spans(reading) for place in range(start, end)}
    marked = {place for one in text["spans"] for place in range(one["start"], one["end"])}
    stays = {place for one in text["must_keep"] for place in range(one["start"], one["end"])}
    seen, learned = tokens(reading), Lesson([], [], [])
    after = reading.text[seen[-1].end :] if seen else ""
    for at, word in enumerate(seen):
        if word.start in kept:
            continue
        learned.signs.append([_key(reading.language, *sign) for sign in signs(seen, at, after)])
        learned.identifies.append(word.start in marked)
        learned.counts.append(KEPT_COUNTS if word.start in stays else 1.0)
    return learned


def _key(language: str, looked_at: str, sign: str) -> Key:
    return (language if looked_at in LETTERS else "any", looked_at, sign)


def learn(lessons: Sequence[Lesson]) -> Weights:
    """Weigh every sign that is seen in more than one place."""
    often = Counter(key for one in lessons for row in one.signs for key in set(row))
    keys = sorted(key for key, times in often.items() if times >= LEAST_OFTEN)
    place = {key: number for number, key in enumerate(keys)}
    rows = [sorted({place[key] for key in row if key in place}) for one in lessons for row in one.signs]
    answers = np.array([float(one) for learned in lessons for one in learned.identifies])
    counts = np.array([one for learned in lessons for one in learned.counts])
    found = _solved(rows, answers, counts, len(keys), free=place["any", "always", ""])
    weights: dict[str, dict[str, dict[str, int]]] = {"any": {}}
    for (language, looked_at, sign), weight in zip(keys, found, strict=True):
        if abs(hundredths := round(100 * float(weight))) >= LEAST:
            weights.setdefault(language, {}).setdefault(looked_at, {})[sign] = hundredths
    return Weights(ALONE, BESIDE, REST, weights)


def _solved(rows: list[list[int]], answers: Any, counts: Any, many: int, free: int) -> Any:
    """The weights that answer best for their price; `free` is the number of the sign that costs nothing."""
    length = np.array([len(row) for row in rows])
    signs_of = np.concatenate([np.array(row, dtype=np.int64) for row in rows])
    first = np.concatenate([[0], np.cumsum(length)[:-1]])
    row_of = np.repeat(np.arange(len(rows)), length)
    price = np.full(many, PRICE)
    price[free] = 0.0
    step = 1.0 / (0.25 * _largest(signs_of, first, row_of, counts, many) + RIDGE)
    weights, ahead, pace = np.zeros(many), np.zeros(many), 1.0
    for _ in range(STEPS):
        said = 1.0 / (1.0 + np.exp(-np.add.reduceat(ahead[signs_of], first)))
        slope = np.bincount(signs_of, (counts * (said - answers))[row_of], many) + RIDGE * ahead
        moved = ahead - step * slope
        fresh = np.sign(moved) * np.maximum(np.abs(moved) - step * price, 0.0)
        later = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = fresh + (pace - 1) / later * (fresh - weights)
        weights, pace = fresh, later
    return weights


def _largest(signs_of: Any, first: Any, row_of: Any, counts: Any, many: int) -> float:
    """The largest curvature, by powers."""
    vector = np.ones(many)
    size = 1.0
    for _ in range(30):
        image = np.bincount(signs_of, (counts * np.add.reduceat(vector[signs_of], first))[row_of], many)
        size = float(np.linalg.norm(image))
        vector = image / size
    return size * 1.02


def judged(found: Sequence[Text], lessons: Sequence[Lesson]) -> Score:
    """Judge each part of the texts by what the others teach."""
    total = Score()
    for part in range(PARTS):
        others = [one for number, one in enumerate(lessons) if number % PARTS != part]
        with_weights(learn(others))
        for number, (people, text) in enumerate(found):
            if number % PARTS == part:
                total.add(score_demo(people, text))
    return total


def with_weights(weights: Weights) -> None:
    """Let proposals be made with these weights from here on."""
    weighed.learned = cache(lambda: weights)


def written(weights: Weights) -> str:
    """The weights as they are kept: sorted, a line for whatever is looked at."""
    lines = []
    for language, looked_at in sorted(weights.weights.items()):
        inner = ",\n".join(f"   {json.dumps(name)}: {_line(of)}" for name, of in sorted(looked_at.items()))
        lines.append(f"  {json.dumps(language)}: {{\n{inner}\n  }}")
    head = "".join(f' "{name}": {getattr(weights, name)},\n' for name in ("alone", "beside", "rest"))
    body = ",\n".join(lines)
    return f'{{\n{head} "weights": {{\n{body}\n }}\n}}\n'


def _line(weights: dict[str, int]) -> str:
    return json.dumps(dict(sorted(weights.items())), ensure_ascii=False, separators=(",", ":"))


def lessons_of(found: Iterable[Text]) -> list[Lesson]:
    """What is to be learned of each text."""
    return [lesson(text) for _, text in found]


def main() -> None:
    """Print the figures, or write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    found = texts()
    lessons = lessons_of(found)
    words = sum(len(one.signs) for one in lessons)
    print(f"{len(found)} texts, {words} words, {sum(sum(one.identifies) for one in lessons) / words:.1%} identify")
    if chosen.write:
        weights = learn(lessons)
        WRITTEN.write_text(written(weights), encoding="utf-8")
        print(f"{sum(len(of) for one in weights.weights.values() for of in one.values())} signs weigh something")
        return
    print(judged(found, lessons).line("each by others"))


if __name__ == "__main__":
    main()
