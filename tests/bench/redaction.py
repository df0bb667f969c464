"""How much of what should be hidden is proposed: the demonstration cases, and other sets given as arguments.

    PYTHONPATH=app python -m tests.bench.redaction [--misses] [--mini FILE ...] [--tab FILE]

A span counts as hidden when every letter and figure of it lies inside a proposal ("whole"), or all but its
small words ("content"). Persons: the proposal over a name names the right person. The other sets are not part
of this project; a missing file is said to be missing.
"""

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cahier.redaction.known import Known
from cahier.redaction.proposals import Proposal, propose

ROOT = Path(__file__).parents[2]
GROUND_TRUTH = ROOT / "tests" / "fixtures" / "demo" / "ground_truth.json"
RECORDS = ROOT / "resources" / "demo"
SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "and",
        "or",
        "for",
        "with",
        "from",
        "by",
        "is",
        "was",
        "were",
        "has",
        "had",
        "that",
        "who",
        "it",
        "its",
        "his",
        "her",
        "my",
        "our",
        "their",
        "he",
        "she",
        "в",
        "на",
        "с",
        "и",
        "по",
        "до",
        "за",
        "о",
        "от",
        "ilə",
        "və",
        "da",
        "də",
    ]
)
WORD = re.compile(r"[^\W_]+")


@dataclass
class Score:
    """Counts over some texts."""

    direct: int = 0
    direct_hidden: int = 0
    quasi: int = 0
    quasi_whole: int = 0
    quasi_content: int = 0
    quasi_touched: int = 0
    keeps: int = 0
    keeps_lost: int = 0
    named: int = 0
    named_right: int = 0
    letters: int = 0
    letters_hidden: int = 0
    other_letters: int = 0
    other_hidden: int = 0
    misses: list[str] = field(default_factory=list)

    def line(self, title: str) -> str:
        """One line of the table."""
        return (
            f"{title:14s} direct {self.direct_hidden}/{self.direct}  quasi whole {self.quasi_whole}/{self.quasi}"
            f" content {self.quasi_content}/{self.quasi} ({self.quasi_content / max(1, self.quasi):.3f})"
            f" touched {self.quasi_touched}/{self.quasi}  keeps lost {self.keeps_lost}/{self.keeps}"
            f"  persons {self.named_right}/{self.named}"
            f"  hidden {self.letters_hidden / max(1, self.letters):.0%} of the letters,"
            f" {self.other_hidden / max(1, self.other_letters):.0%} of those nobody marked"
        )

    def add(self, other: "Score") -> None:
        """Add another score to this one."""
        for name in vars(self):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def covered(proposals: Iterable[Proposal]) -> set[int]:
    """Every place that a proposal hides."""
    return {place for proposal in proposals for place in range(proposal.start, proposal.end)}


def demo_texts() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each case of the ground truth with each of its texts, as `(case, text)`."""
    truth = json.loads(GROUND_TRUTH.read_text(encoding="utf-8"))["testimonies"]
    for path in sorted(RECORDS.glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8"))["cases"]:
            for text in case["testimonies"]:
                if text["testimony_id"] in truth:
                    yield case, {**truth[text["testimony_id"]], **text}


def score_demo(case: dict[str, Any], text: dict[str, Any]) -> Score:
    """Propose for one text, knowing only the people and organisations of its case, and compare."""
    proposals = propose(text["text"], text["lang"], Known.from_people_document(case))
    hidden, said, score = covered(proposals), text["text"], Score()
    marked: set[int] = set()
    for span in text["spans"]:
        places = range(span["start"], span["end"])
        marked.update(places)
        whole = all(place in hidden for place in places if said[place].isalnum())
        content = all(
            hidden.issuperset(range(found.start(), found.end()))
            for found in WORD.finditer(said, span["start"], span["end"])
            if found[0].casefold() not in SMALL_WORDS
        )
        if span["class"] == "direct":
            score.direct += 1
            score.direct_hidden += whole
        else:
            score.quasi += 1
            score.quasi_whole += whole
            score.quasi_content += content
            score.quasi_touched += any(place in hidden for place in places)
        if not (whole if span["class"] == "direct" else content):
            shown = "".join(
                char if place in hidden else char.upper() for place, char in zip(places, span["text"], strict=True)
            )
            score.misses.append(f"{text['testimony_id']} {span['type']}: {shown}")
        if span["type"] in ("NAME", "NICK"):
            score.named += 1
            right = any(
                proposal.person in span["persons"]
                for proposal in proposals
                if proposal.start < span["end"] and span["start"] < proposal.end
            )
            score.named_right += right
            if not right:
                who = [
                    proposal.person
                    for proposal in proposals
                    if proposal.start < span["end"] and span["start"] < proposal.end
                ]
                score.misses.append(f"{text['testimony_id']} person {span['persons']} not {who}: {span['text']}")
    for keep in text["must_keep"]:
        lost = any(place in hidden for place in range(keep["start"], keep["end"]))
        score.keeps += 1
        score.keeps_lost += lost and not keep["tolerated_false_positive"]
        if lost:
            score.misses.append(f"{text['testimony_id']} KEEP LOST: {keep['text']}")
    for place, char in enumerate(said):
        if char.isalpha():
            score.letters += 1
            score.letters_hidden += place in hidden
            score.other_letters += place not in marked
            score.other_hidden += place in hidden and place not in marked
    return score


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
    hits: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    missed: list[str] = []
    other = other_hidden = 0
    for language, text, spans in mini_texts(path):
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
    share = other_hidden / other
    print(f"{path.name:20s} all {sum(hits.values())}/{sum(totals.values())}  {by_kind}  others hidden {share:.0%}")
    if misses:
        print("   " + "\n   ".join(missed))


def report_tab(path: Path, misses: bool) -> None:
    """Print entity recall on the Text Anonymization Benchmark (a file of its JSON form), knowing nobody."""
    found: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    masked = right = letters = letters_hidden = 0
    started = time.process_time()
    documents = json.loads(path.read_text(encoding="utf-8"))
    for document in documents:
        text = document["text"]
        hidden = covered(propose(text, "en", Known.nobody()))
        letters += sum(map(str.isalnum, text))
        letters_hidden += sum(text[place].isalnum() for place in hidden)
        gold: set[int] = set()
        entities: dict[str, list[dict[str, Any]]] = {}
        for annotation in document["annotations"].values():
            for mention in annotation["entity_mentions"]:
                if mention["identifier_type"] in ("DIRECT", "QUASI"):
                    entities.setdefault(mention["entity_id"], []).append(mention)
                    gold.update(range(mention["start_offset"], mention["end_offset"]))
        for mentions in entities.values():
            kinds = (
                "DIRECT" if any(m["identifier_type"] == "DIRECT" for m in mentions) else "QUASI",
                mentions[0]["entity_type"],
            )
            safe = True
            for mention in mentions:
                words = [
                    word
                    for word in WORD.finditer(text, mention["start_offset"], mention["end_offset"])
                    if word[0].casefold() not in SMALL_WORDS | {"mr", "mrs", "ms", "no", "nr"}
                ]
                if not all(hidden.issuperset(range(*word.span())) for word in words):
                    safe = False
                    missed[f"{kinds[1]}: {mention['span_text']}"] += 1
            for kind in kinds:
                totals[kind] += 1
                found[kind] += safe
        for word in WORD.finditer(text):
            if hidden.issuperset(range(*word.span())):
                masked += 1
                right += gold.issuperset(range(*word.span()))
    seconds = time.process_time() - started
    kinds_line = "  ".join(
        f"{kind} {found[kind] / totals[kind]:.3f} ({found[kind]}/{totals[kind]})" for kind in sorted(totals)
    )
    speed = sum(len(document["text"]) for document in documents) / seconds
    print(
        f"{path.name}: {kinds_line}  precision {right / max(1, masked):.3f}  hidden {letters_hidden / letters:.0%}"
        f"  {speed:,.0f} characters per second of CPU, scoring included"
    )
    if misses:
        print("   " + "\n   ".join(f"{count} {what}" for what, count in missed.most_common(80)))


def speed() -> str:
    """Characters per second over the demonstration texts, repeated with changed words."""
    cases = list(demo_texts())
    total, seconds = 0, 0.0
    for number in range(6):
        for case, text in cases:
            known = Known.from_people_document(case)
            said = "\n".join([text["text"]] * 8).replace("e", "eiou"[number % 4])
            started = time.process_time()
            propose(said, text["lang"], known)
            seconds += time.process_time() - started
            total += len(said)
    return f"{total / seconds:,.0f} characters per second of CPU over {total:,} characters"


def _measured(report: Callable[[Path, bool], None], path: Path, misses: bool) -> None:
    if path.is_file():
        report(path, misses)
    else:
        print(f"{path}: missing, not measured")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mini", type=Path, nargs="*", default=[])
    parser.add_argument("--tab", type=Path)
    parser.add_argument("--misses", action="store_true")
    chosen = parser.parse_args()
    total = Score()
    for case, text in demo_texts():
        score = score_demo(case, text)
        print(score.line(text["testimony_id"]))
        total.add(score)
    print(total.line("all"))
    if chosen.misses:
        print("   " + "\n   ".join(total.misses))
    for path in chosen.mini:
        _measured(report_mini, path, chosen.misses)
    if chosen.tab:
        _measured(report_tab, chosen.tab, chosen.misses)
    print(speed())


if __name__ == "__main__":
    main()
