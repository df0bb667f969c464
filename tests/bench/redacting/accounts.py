"""The invented accounts with their ground truth: the demonstration cases and the blind sets."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bench.redacting.coverage import ROOT, SMALL_WORDS, WORD, covered

from cahier.redaction.known import Known
from cahier.redaction.proposals import propose

GROUND_TRUTH = ROOT / "tests" / "fixtures" / "demo" / "ground_truth.json"
BLIND = ROOT / "tests" / "fixtures" / "blind" / "texts.json"
BLIND_SETS = tuple(
    ROOT / "tests" / "fixtures" / name / "texts.json"
    for name in ("blind", "blind2", "blind3", "blind4", "blind5", "blind6")
)
RECORDS = ROOT / "resources" / "demo"


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


def demo_texts() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each case of the ground truth with each of its texts, as `(case, text)`."""
    truth = json.loads(GROUND_TRUTH.read_text(encoding="utf-8"))["testimonies"]
    for path in sorted(RECORDS.glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8"))["cases"]:
            for text in case["testimonies"]:
                if text["testimony_id"] in truth:
                    yield case, {**truth[text["testimony_id"]], **text}


def blind_texts(path: Path = BLIND) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each text of a set of texts, as `(people, text)`."""
    for text in json.loads(path.read_text(encoding="utf-8"))["texts"]:
        yield text["people"], {**text, "testimony_id": text["id"]}


def score_demo(case: dict[str, Any], text: dict[str, Any], *, widely: bool = True) -> Score:
    """Propose for one text, knowing only the people and organisations of its case, and compare.

    `widely` is what a reviewer is shown; without it, what rules and models see.
    """
    proposals = propose(text["text"], text["lang"], Known.from_people_document(case), widely=widely)
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
