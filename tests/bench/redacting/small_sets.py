"""Small texts of testimony in four languages, marked like [[PER:Elvin]]; as written and in small letters."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.redacting.coverage import covered, in_small_letters

from cahier.redaction.known import Known
from cahier.redaction.proposals import propose


def mini_texts(path: Path) -> Iterator[tuple[str, str, list[tuple[int, int, str]]]]:
    """Texts marked like [[PER:Elvin]], by language."""
    for block in path.read_text(encoding="utf-8").split("## ")[1:]:
        language, raw = block.split("\n", 1)
        text, spans, place = "", [], 0
        for found in re.finditer(r"\[\[(\w+):(.*?)\]\]", raw.strip()):
            text += raw.strip()[place : found.start()]
            spans.append((len(text), len(text) + len(found[2]), found[1]))
            text += found[2]
            place = found.end()
        yield language.strip(), text + raw.strip()[place:], spans


def report_mini(path: Path, misses: bool) -> None:
    """Print what is found in a set of small texts, knowing nobody."""
    _report(path, "as written", str, misses)
    _report(path, "small letters", in_small_letters, misses)


def _report(path: Path, title: str, change: Callable[[str], str], misses: bool) -> None:
    hits: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    missed: list[str] = []
    other = other_hidden = 0
    for language, written, spans in mini_texts(path):
        text = change(written)
        hidden = covered(propose(text, language, Known.nobody()))
        marked = {place for start, end, _ in spans for place in range(start, end)}
        for start, end, kind in spans:
            totals[kind] += 1
            hit = all(place in hidden for place in range(start, end) if text[place].isalnum())
            hits[kind] += hit
            if not hit:
                missed.append(f"{language} {kind}: {text[start:end]}")
        other += sum(text[place].isalnum() for place in range(len(text)) if place not in marked)
        other_hidden += sum(text[place].isalnum() for place in hidden - marked)
    by_kind = "  ".join(f"{kind} {hits[kind]}/{totals[kind]}" for kind in sorted(totals))
    found, all_of_them = sum(hits.values()), sum(totals.values())
    print(
        f"{path.name} {title:13s} all {found}/{all_of_them} ({found / all_of_them:.3f})  {by_kind}"
        f"  others hidden {other_hidden / other:.0%}"
    )
    if misses:
        print("   " + "\n   ".join(missed))
