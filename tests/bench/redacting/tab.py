"""The Text Anonymization Benchmark: entity recall (all mentions or nothing) and precision of words."""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bench.redacting.coverage import SMALL_WORDS, WORD, automatic, covered, in_small_letters, precise

from cahier.redaction.known import Known
from cahier.redaction.proposals import propose


@dataclass
class TabScore:
    """Entity recall and token precision on the Text Anonymization Benchmark, of one tier."""

    found: Counter[str] = field(default_factory=Counter)
    totals: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    masked: int = 0
    right: int = 0

    def line(self) -> str:
        """One line of the table."""
        kinds = "  ".join(f"{kind} {self.found[kind] / self.totals[kind]:.3f}" for kind in sorted(self.totals))
        return f"{kinds}  precision {self.right / max(1, self.masked):.3f}"

    def add(self, document: dict[str, Any], hidden: set[int]) -> None:
        """Compare what is hidden in one document with every annotator's mentions."""
        text, gold = document["text"], _entities(document)
        marked = {place for mentions in gold for m in mentions for place in _places(m)}
        for mentions in gold:
            direct = any(m["identifier_type"] == "DIRECT" for m in mentions)
            shown = [m["span_text"] for m in mentions if not _all_hidden(text, m, hidden)]
            for kind in ("DIRECT" if direct else "QUASI", mentions[0]["entity_type"]):
                self.totals[kind] += 1
                self.found[kind] += not shown
            self.missed.update(f"{mentions[0]['entity_type']}: {said}" for said in shown)
        for word in WORD.finditer(text):
            if hidden.issuperset(range(*word.span())):
                self.masked += 1
                self.right += marked.issuperset(range(*word.span()))


def _entities(document: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """The mentions to hide, of each entity of each annotator."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for annotator, annotation in document["annotations"].items():
        for mention in annotation["entity_mentions"]:
            if mention["identifier_type"] in ("DIRECT", "QUASI"):
                found.setdefault((annotator, mention["entity_id"]), []).append(mention)
    return list(found.values())


def _places(mention: dict[str, Any]) -> range:
    return range(mention["start_offset"], mention["end_offset"])


def _all_hidden(text: str, mention: dict[str, Any], hidden: set[int]) -> bool:
    unsaid = SMALL_WORDS | {"mr", "mrs", "ms", "no", "nr", "nos", "about", "s"}
    words = WORD.finditer(text, mention["start_offset"], mention["end_offset"])
    return all(hidden.issuperset(range(*word.span())) for word in words if word[0].casefold() not in unsaid)


def report_tab(path: Path, misses: bool) -> None:
    """Print the figures of TAB (a file of its JSON form), as written and in small letters.

    "rules": what the rules alone find surely; "automatic": all precise channels, models among them; "review": all.
    """
    documents = json.loads(path.read_text(encoding="utf-8"))
    for title, change in (("as written", str), ("small letters", in_small_letters)):
        scores = {title: TabScore() for title in ("rules", "automatic", "review")}
        for document in documents:
            text = change(document["text"])
            alone = propose(text, "en", Known.nobody(), with_models=False)
            together = propose(text, "en", Known.nobody())
            scores["rules"].add(document, covered(precise(alone)))
            scores["automatic"].add(document, covered(automatic(together)))
            scores["review"].add(document, covered(together))
        for system, score in scores.items():
            print(f"{path.name} {title:13s} {system:9s} {score.line()}")
            if misses and title == "as written" and system == "automatic":
                print("   " + "\n   ".join(f"{count} {what}" for what, count in score.missed.most_common(60)))
