"""A release needs two people: one who prepares it, another who reads it and lets it go.

Where only one works, the release is stamped and held to what names nobody (levels 1 and 2). A notebook that knows
no colleagues and was never told that one works alone is stamped as well, but not yet held: scripts that release
from it go on working, and the window asks before the first release.
"""

from dataclasses import dataclass
from typing import Literal

from cahier import resources
from cahier.domain.colleague import Colleague, Duty, Reading
from cahier.domain.errors import CahierError
from cahier.vault.key_slots import Proof
from cahier.workflows import colleagues
from cahier.workflows.preferences import prefer, preferences
from cahier.workflows.workspace import Workspace

Rule = Literal["two", "alone", "undecided"]
READERS: tuple[Duty, ...] = ("editor", "legal_reviewer", "data_steward")
ALONE_LEVEL = 2  # an account without identity
_ALONE = "releases_alone"


class SecondReaderNeeded(CahierError):
    """Nobody else read it."""

    def __init__(self) -> None:
        super().__init__(
            "A second person has to read this before it leaves. Nothing was written. "
            "Let a colleague read it and type their own passphrase, or release it alone: then nobody is named."
        )


class SameReader(CahierError):
    """The one who prepared it cannot be the second reader."""

    def __init__(self) -> None:
        super().__init__(
            "Whoever prepared a brief cannot be its second reader. Nothing was written. "
            "Let another colleague read it."
        )


class NotAReader(CahierError):
    """This colleague's duties do not go as far."""

    def __init__(self) -> None:
        super().__init__(
            "This colleague may not be the second reader. Nothing was written. "
            "An editor, a legal reviewer or a data steward has to read it."
        )


class LegalReviewerNeeded(CahierError):
    """Somebody is named, or listed for sanctions; or it leaves so soon that its day may say who spoke."""

    def __init__(self, why: str = "names somebody") -> None:
        super().__init__(
            f"This brief {why}, so a legal reviewer has to prepare it or to read it. Nothing was written. "
            "Ask the colleague with that duty."
        )


class ChangedSince(CahierError):
    """The brief is not the one that was handed to the second reader."""

    def __init__(self) -> None:
        super().__init__(
            "The brief has changed since it was handed over for reading. Nothing was written. "
            "Send it back, so that it is prepared again."
        )


class QuestionsOpen(CahierError):
    """The questions of the last look were not all answered."""

    def __init__(self) -> None:
        super().__init__(
            "The questions of the last look are not all answered. Nothing was written. "
            "The second reader answers each of them."
        )


@dataclass(frozen=True, slots=True)
class Reader:
    """The second reader, and the questions of the last look that they answered.

    They sit beside whoever prepared it and type their passphrase (`proof`), or they opened the notebook themselves
    and take up what was handed over to them (`reading`).
    """

    proof: Proof | None = None
    reading: Reading | None = None
    answered: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Signed:
    """Who stands for a release."""

    rule: Rule
    prepared_by: Colleague | None = None
    read_by: Colleague | None = None
    answered: tuple[str, ...] = ()

    @property
    def alone(self) -> bool:
        """Whether one person alone lets it go."""
        return self.rule != "two"

    @property
    def ceiling(self) -> int | None:
        """Return the highest level that may be used; None is no limit."""
        return ALONE_LEVEL if self.rule == "alone" else None


def rule(workspace: Workspace) -> Rule:
    """Return how this notebook releases."""
    if len(colleagues.colleagues(workspace)) > 1:
        return "two"
    return "alone" if preferences(workspace).get(_ALONE) == "yes" else "undecided"


def work_alone(workspace: Workspace) -> None:
    """Note that one person works with this notebook."""
    prefer(workspace, _ALONE, "yes")


def questions() -> dict[str, dict[str, str]]:
    """Return the questions of the last look by code, each in the languages of the window."""
    return {term["code"]: term["labels"] for term in resources.data("rules/last_look.json")["terms"]}


def signed(workspace: Workspace, reader: Reader | None, *, alone: bool = False) -> Signed:
    """Return who stands for a release; raises SecondReaderNeeded, SameReader, NotAReader or QuestionsOpen."""
    standing = rule(workspace)
    here = colleagues.with_id(workspace, workspace.opened_by)
    if reader is None and (standing != "two" or alone):
        return Signed("alone" if alone else standing, here)
    if reader is None:
        raise SecondReaderNeeded
    first, second = _both(workspace, reader, here)
    if second is None or first is None or second.colleague_id == first.colleague_id:
        raise SameReader
    if not set(READERS) & set(second.duties):
        raise NotAReader
    if set(questions()) - reader.answered:
        raise QuestionsOpen
    return Signed("two", first, second, tuple(questions()))


def _both(
    workspace: Workspace, reader: Reader, here: Colleague | None
) -> tuple[Colleague | None, Colleague | None]:
    """Return who prepared it and who read it."""
    if reader.reading is not None:
        return colleagues.with_id(workspace, reader.reading.asked_by), here
    return here, colleagues.whose(workspace, reader.proof) if reader.proof else None


def expected(workspace: Workspace, *, alone: bool = False) -> Signed:
    """Return how a release would be signed if everybody it needs agreed: for previews."""
    return Signed("alone" if alone else rule(workspace))


def require_legal_reviewer(signed: Signed, *, named: bool, hurried: bool) -> None:
    """Raise LegalReviewerNeeded where two people let a name go, or do not wait, and neither may decide that."""
    if not named and not hurried:
        return
    duties = {duty for one in (signed.prepared_by, signed.read_by) if one for duty in one.duties}
    if not signed.alone and "legal_reviewer" not in duties:
        raise LegalReviewerNeeded(*([] if named else ["leaves within a month of an interview"]))
