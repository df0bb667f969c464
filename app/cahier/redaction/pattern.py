"""How many cases show a pattern, without giving a small number away.

Counted are cases one of whose targets agreed to be counted. A number below k is never said, and no percentage
ever is: a small count in a small community points at people. Nor is an exact number: two briefs that leave one
after the other would tell by their difference who came in between. So every number is rounded down to a multiple
of k and said as "at least", and two of them differ by nothing or by k and more.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cahier.domain.records import CaseRecords
from cahier.redaction.consent import effective, needed
from cahier.redaction.phrases import Phrases

K = 5
PURPOSE = "PUR.STATS"


@dataclass(frozen=True, slots=True)
class PatternCounts:
    """Cases counted, and how many involve each class of methods ("TNR.P"); `k` is the smallest number said, and
    the step between any two.
    """

    cases: int
    methods: tuple[tuple[str, int], ...]
    k: int = K

    def said(self, phrases: Phrases) -> tuple[str, ...]:
        """Return the sentences: the number of cases, then the most frequent class of methods that may be said."""
        if self.cases < self.k:
            return (phrases.say("pattern.cases_few", k=str(self.k)),) if self.cases else ()
        sentences = [phrases.say("pattern.cases", cases=self._rounded(self.cases))]
        sayable = [
            (method, count)
            for method, count in self.methods
            if count >= self.k
            and self.cases - count not in range(1, self.k)
            and phrases.has(f"method_class.{method}")
        ]
        if sayable:
            method, count = max(sayable, key=lambda pair: pair[1])
            sentences.append(
                phrases.say(
                    "pattern.method", cases=self._rounded(count), method=phrases.say(f"method_class.{method}")
                )
            )
        return tuple(sentences)

    def _rounded(self, count: int) -> str:
        return str(count // self.k * self.k)


def count_pattern(cases: Iterable[CaseRecords], recipient: str, on: date, k: int = K) -> PatternCounts:
    """Count the cases that may be counted."""
    counted = [records for records in cases if _may_be_counted(records, recipient, on)]
    methods: Counter[str] = Counter()
    for records in counted:
        methods.update({method[: method.rindex(".")] for method in records.case.tnr_methods if "." in method})
    return PatternCounts(len(counted), tuple(sorted(methods.items())), k)


def _may_be_counted(records: CaseRecords, recipient: str, on: date) -> bool:
    targets = [role.person_id for role in records.roles if "ROLE.TARGET" in role.role]
    return any(
        effective(person, PURPOSE, recipient, on, records.consents) >= needed("count") for person in targets
    )
