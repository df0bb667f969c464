"""Facts: what came through the gate. From here on nothing knows of records, so nothing can reach around the gate.

A fact holds generalised values, codes of closed lists, the name of somebody who may be named and what a form asks
for as it was recorded (the number of a passport); and the element of the ledger it came from. Free text has no
place in it.
"""

import re
from dataclasses import dataclass, replace

from cahier.redaction.generalise import Generalised

_ARTICLE = re.compile(r"(CC|CAO)\s+(\d{1,3}(?:-\d{1,2})?)((?:\.\d{1,2}){0,3})")
OTHER_CHARGES = "OTHER"  # stands for charges that are not told
Order = tuple[int, int, int]  # year, part of the year, rank: says no more than the words do
Said = Generalised | str  # a generalised value, or what may stand as it was recorded
Details = tuple[tuple[str, Said], ...]  # what a form asks of somebody: ("sex", ...), ("passport_no", ...)


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a code, with its paragraph or without."""

    code: str
    number: str

    @classmethod
    def of(cls, text: str, *, paragraph: bool) -> "Article | None":
        """Read "CC 206.3.2"; None for anything else."""
        match = _ARTICLE.fullmatch(text.strip())
        if not match:
            return None
        return cls(match[1], match[2] + match[3] if paragraph else match[2])


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Somebody the brief speaks about. `key` tells subjects apart inside one compilation and is never written."""

    key: int
    part: str  # "target" or "relative"
    name: str | None = None
    group: Generalised | None = None
    where: Generalised | None = None
    kin: Generalised | None = None
    label: tuple[str, str] | None = None  # ("relative", "1") when there are several without a name
    of: int | None = None  # of a relative: the target it is introduced beside
    details: Details = ()
    level: int = 0  # how far this person's consent reaches
    unpublished: bool = False  # named, and asks that the name be kept out of what is published
    applicant: bool = False  # stands in a judgment of the Court in Strasbourg


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """Somebody who acted in office and passed the evidence gate."""

    key: int
    name: str
    details: Details = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """What a fact rests on: kinds of evidence (codes), how many sources are independent, how many are public."""

    kinds: tuple[str, ...] = ()
    independent: int = 0
    public: int = 0


NO_SOURCES = Sources()


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something that was done to a subject."""

    element: str
    subject: int
    order: Order
    code: str
    actor: str | None = None
    when: Generalised | None = None
    where: Generalised | None = None
    received: bool = False
    official: int | None = None
    certainty: str | None = None
    sources: Sources = NO_SOURCES


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A proceeding against a subject."""

    element: str
    subject: int
    order: Order
    kind: str
    stage: str | None = None
    absentia: bool = False
    charges: tuple[str, ...] = ()
    articles: tuple[Article, ...] = ()
    when: Generalised | None = None
    court: Generalised | None = None
    term: Generalised | None = None
    suspended: bool = False
    outcome: str | None = None
    fine: Generalised | None = None
    interpol: Generalised | None = None
    interpol_status: Generalised | None = None
    measures: tuple[Generalised, ...] = ()
    issues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """A period of detention of a subject, or the end of one."""

    element: str
    subject: int
    order: Order
    status: str
    when: Generalised | None = None
    since: Generalised | None = None
    duration: Generalised | None = None
    ongoing: bool = False
    facility: Generalised | None = None
    ill_treatment: str | None = None  # "alleged", or "documented" by a clinician
    freed: tuple[tuple[str, bool | None], ...] = ()  # the four tests of a full release


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that a brief is made of."""

    origin: str | None
    subjects: tuple[Subject, ...]
    acts: tuple[Act, ...]
    trials: tuple[Trial, ...]
    custodies: tuple[Custody, ...]
    family: bool
    officials: tuple[Official, ...] = ()
    groups: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    pace1900: tuple[str, ...] = ()
    wgad: tuple[str, ...] = ()
    benchmarks: tuple[str, ...] = ()
    narrative: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()

    @property
    def told(self) -> tuple["Act | Trial | Custody", ...]:
        """Everything that happened, in no order."""
        happened: list[Act | Trial | Custody] = [*self.acts, *self.trials, *self.custodies]
        return tuple(happened)

    @property
    def named(self) -> tuple[str, ...]:
        """The names of targets that may be written."""
        return tuple(subject.name for subject in self.subjects if subject.name)

    def without(self, elements: frozenset[str]) -> "Facts":
        """Leave out these elements, and whom nothing is told about any more."""
        left = replace(
            self,
            acts=tuple(act for act in self.acts if act.element not in elements),
            trials=tuple(trial for trial in self.trials if trial.element not in elements),
            custodies=tuple(custody for custody in self.custodies if custody.element not in elements),
        )
        about = {fact.subject for fact in left.told}
        about |= {subject.of for subject in self.subjects if subject.key in about and subject.of is not None}
        return replace(left, subjects=tuple(subject for subject in self.subjects if subject.key in about))
