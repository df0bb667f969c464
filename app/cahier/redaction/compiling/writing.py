"""From facts to a page within its limits, and what was dropped on the way."""

from dataclasses import dataclass

from cahier.redaction.brief import SEAL, RedactedBrief
from cahier.redaction.compiling.facts import Facts
from cahier.redaction.compiling.filling import Filling
from cahier.redaction.compiling.forms import answered
from cahier.redaction.compiling.job import Job, Task
from cahier.redaction.compiling.limit import shortened, within_sections, words_in, words_of_lines
from cahier.redaction.compiling.page import blocks_of
from cahier.redaction.compiling.sections import Line, lines, title
from cahier.redaction.compiling.situation import situation
from cahier.redaction.profile import Part
from cahier.redaction.pseudonyms import Draw, reference


@dataclass(frozen=True, slots=True)
class Length:
    """How long something is, in words, and how long it may be; `what` is the heading of a section, or nothing."""

    what: str
    words: int
    limit: int
    fewest: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """A page, the lines it is made of, how many were dropped, and its lengths: the whole first, then sections."""

    brief: RedactedBrief
    filling: Filling
    lines: tuple[Line, ...]
    dropped: int
    lengths: tuple[Length, ...]

    @property
    def carries(self) -> frozenset[str]:
        """What the page carries, as flags: of the case ("named"), answers ("has.name"), parts ("has.pattern")."""
        filling = self.filling
        parts = map(self._part, self.lines)
        written = {f"has.{part.of if part.kind == 'table' else part.kind}" for part in parts}
        slots = {f"has.{slot}" for slot in filling.situation.slots}
        return filling.situation.flags | answered(filling) | written | slots

    @property
    def story(self) -> tuple[str, ...]:
        """The sentences that tell what happened."""
        return tuple(line.text for line in self.lines if self._part(line).kind == "story")

    def _part(self, line: Line) -> Part:
        return self.filling.profile.sections[line.section].parts[line.part]


def written(job: Job, facts: Facts, draw: Draw) -> Written:
    """Write the page; the lightest lines go where it is too long."""
    task = job.task
    filling = Filling(
        facts, situation(facts, task.profile, task.phrases, task.on), task.profile, task.phrases, task.pattern
    )
    number = reference(facts.origin or "XX", draw)
    every = lines(filling)
    fitting = within_sections(every, task.profile.sections)

    def length(some: tuple[Line, ...]) -> int:
        return words_in(_page(task, filling, some, number).visible_text())

    kept = shortened(fitting, task.profile.limits.words, length)
    brief = _page(task, filling, kept, number)
    return Written(brief, filling, kept, len(every) - len(kept), _lengths(filling, kept, brief))


def _page(task: Task, filling: Filling, some: tuple[Line, ...], number: str) -> RedactedBrief:
    profile, language = filling.profile, filling.phrases.language
    footer = filling.literal(profile.footer).format(reference=number, version=profile.version)
    stamp = f" · {task.phrases.say('footer.alone')}" if task.alone else ""
    return RedactedBrief(
        title=title(filling),
        language=language,
        reference=number,
        blocks=blocks_of(some, profile, language),
        footer=footer + stamp,
        seal=SEAL,
    )


def _lengths(filling: Filling, kept: tuple[Line, ...], brief: RedactedBrief) -> tuple[Length, ...]:
    profile = filling.profile
    whole = Length("", words_in(brief.visible_text()), profile.limits.words)
    sections = [
        Length(
            filling.literal(section.heading),
            words_of_lines(tuple(line for line in kept if line.section == index)),
            section.word_limit,
            section.fewest_words,
        )
        for index, section in enumerate(profile.sections)
        if section.word_limit is not None
    ]
    return (whole, *sections)
