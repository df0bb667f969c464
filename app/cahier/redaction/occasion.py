"""The occasion of a compilation: its day, its language, what people decided and saw to, and what left before."""

from dataclasses import dataclass, field
from datetime import date

from cahier.domain.decision import Decision
from cahier.domain.submission import Release
from cahier.redaction.conditions import Ticks
from cahier.redaction.pattern import PatternCounts


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """`confirmed` holds the conditions somebody saw to for this use, and why each is met.

    A condition is known by its key ("P1:recheck_each_use" -> "asked today"). `earlier` are the lines of the
    ledger, of other cases too: people have parts in several. `alone` stamps the brief as the work of one person;
    with a `ceiling` it is held to this level, and names nobody. `story_in` tells `Compiled.story` in another
    language than the brief. `destroyed` is whether anything of this notebook was destroyed for ever.
    """

    on: date
    decisions: tuple[Decision, ...] = ()
    confirmed: Ticks = field(default_factory=dict)
    pattern: PatternCounts | None = None
    language: str = "en"
    story_in: str | None = None
    earlier: tuple[Release, ...] = ()
    alone: bool = False
    ceiling: int | None = None
    destroyed: bool = False
