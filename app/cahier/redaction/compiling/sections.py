"""The sections of a profile, filled: each line has its weight, and by weight alone the text is shortened."""

from collections.abc import Callable
from dataclasses import dataclass

from cahier.redaction.compiling.filling import Filling
from cahier.redaction.compiling.forms import form_rows
from cahier.redaction.compiling.law import law_lines
from cahier.redaction.compiling.story import told
from cahier.redaction.compiling.tables import rows
from cahier.redaction.compiling.told import NO_TABLE, Table, Told
from cahier.redaction.profile import NOT_TOLD, Layout, Part, Section

Weighed = list[tuple[Told, int]]


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence or one row in its place: section, paragraph or table (part), layout and weight."""

    section: int
    part: int
    layout: Layout
    text: str
    weight: int
    elements: tuple[str, ...] = ()
    table: Table = NO_TABLE


def title(filling: Filling) -> str:
    """Return the first title of the profile that fits the case."""
    return filling.usable(filling.profile.titles)[0]


def lines(filling: Filling) -> tuple[Line, ...]:
    """Return every line the profile has for this case, in reading order."""
    return tuple(
        line
        for index, section in enumerate(filling.profile.sections)
        for line in _section_lines(index, section, filling)
    )


def _section_lines(index: int, section: Section, filling: Filling) -> list[Line]:
    return [
        Line(index, number, part.layout, said.text, weight, said.elements, said.table)
        for number, part in enumerate(section.parts)
        if part.when <= filling.situation.flags and not part.unless & filling.situation.flags
        for said, weight in _FILLERS[part.kind](part, filling)[: part.most]
        if weight > NOT_TOLD
    ]


def _first(part: Part, filling: Filling) -> Weighed:
    return _all(part, filling)[:1]


def _all(part: Part, filling: Filling) -> Weighed:
    return [(Told(text, "text"), part.importance) for text in filling.usable(part.choices)]


def _story(part: Part, filling: Filling) -> Weighed:
    weights = filling.profile.importance
    return [(said, weights.get(said.kind, part.importance)) for said in told(filling.facts, filling.phrases)]


def _law(part: Part, filling: Filling) -> Weighed:
    weights = filling.profile.importance
    said = law_lines(filling.facts, filling.situation.flags, filling.phrases, filling.profile.treaties)
    return [(line, weights.get(line.kind, part.importance)) for line in said]


def _benchmarks(part: Part, filling: Filling) -> Weighed:
    """Name a benchmark only where a fact that is told touches it: a link of the case alone might betray one."""
    phrases, found = filling.phrases, []
    for benchmark in filling.situation.context.get("benchmarks", ()):
        linked = benchmark["code"] in filling.facts.benchmarks
        if linked and set(benchmark["when"]) <= filling.situation.flags:
            form = "benchmark.line" if benchmark["baseline"] else "benchmark.line_without_baseline"
            slots = {key: benchmark[key] or "" for key in ("code", "title", "baseline", "target")}
            status = phrases.say(f"benchmark.status.{benchmark['status']}")
            found.append((Told(phrases.say(form, **slots, status=status), "benchmark"), part.importance))
    return found


def _asks(part: Part, filling: Filling) -> Weighed:
    return [(Told(text, "ask", ("asks",)), part.importance) for text in filling.facts.asks]


def _pattern(part: Part, filling: Filling) -> Weighed:
    if filling.pattern is None:
        return []
    return [(Told(text, "pattern"), part.importance) for text in filling.pattern.said(filling.phrases)]


def _form(part: Part, filling: Filling) -> Weighed:
    return [(said, part.importance) for said in form_rows(part, filling)]


def _table(part: Part, filling: Filling) -> Weighed:
    header = filling.header(part)
    return [
        (Told(" ".join(row.cells), part.of, row.elements, Table(part.of, header, row.cells)), part.importance)
        for row in rows(part.of, filling.facts, filling.phrases)
    ]


_FILLERS: dict[str, Callable[[Part, Filling], Weighed]] = {
    "first": _first,
    "all": _all,
    "story": _story,
    "law": _law,
    "benchmarks": _benchmarks,
    "asks": _asks,
    "pattern": _pattern,
    "form": _form,
    "table": _table,
}
