"""Compile a brief for one recipient, write it, read it back, search it, note it down: in this order, in one place.

A file is written only after every check of every file has passed and the ledger holds its line; a leak or a fault
leaves nothing. What was never asked is "no", what was not decided is hidden.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from cahier.domain.records import CaseRecords
from cahier.domain.submission import Release, ReleasedFile
from cahier.export.errors import CannotWrite
from cahier.export.formats import file_name, render
from cahier.export.preview import count, pages
from cahier.export.read_back import read, same_pixels, same_text
from cahier.export.write_files import write_beside_and_rename
from cahier.redaction import pixels
from cahier.redaction.brief import RedactedBrief
from cahier.redaction.compile import Compiled
from cahier.redaction.compiling.quiet import KEY as QUIET
from cahier.redaction.conditions import Ticks
from cahier.redaction.leaks import Withheld
from cahier.redaction.phrases import phrases_in
from cahier.redaction.profiles import profile_named
from cahier.redaction.rarity import Rare, rare_combinations
from cahier.workflows import hand_over, readings, second_reading, submissions
from cahier.workflows.check_release import leaks_of
from cahier.workflows.compile_case import Order, compile_case
from cahier.workflows.errors import LeakFound
from cahier.workflows.read_once import ReadOnce, read_and_search, read_once
from cahier.workflows.record import made, remove, save
from cahier.workflows.second_reading import Signed
from cahier.workflows.workspace import Workspace

__all__ = ["Order", "Outcome", "Preview", "check", "preview", "release"]
Report = Callable[[object], None]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a release would hold, and its pages as PNG pictures (none when nothing may be released).

    The pictures that go with it come after the pages, as the very files that would be written. `rare` is what few
    cases of the notebook share.
    """

    compiled: Compiled
    pages: tuple[bytes, ...]
    filled: int = 0  # how many of `pages` are pages
    rare: tuple[Rare, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one case: `released` with its files, or why not and which conditions are still open."""

    case_code: str
    decision: str
    reasons: tuple[str, ...]
    files: tuple[ReleasedFile, ...]
    checks: tuple[str, ...]
    pending: tuple[str, ...] = ()  # as `Order.confirmed` takes them
    offered: tuple[str, ...] = ()  # the same, of conditions that would let the brief say more
    compiled: Compiled | None = None


def preview(workspace: Workspace, case_id: str, order: Order) -> Preview:
    """Compile without writing anything; where there are colleagues it is shown as two of them would release it."""
    records, notebook = workspace.vault.records(case_id), read_once(workspace)
    signs = second_reading.expected(workspace, alone=order.alone)
    compiled = _within_pages(compile_case(workspace, records, order, signs, notebook), order)
    brief = compiled.brief
    if brief is None:
        return Preview(compiled, ())
    own, pictures = pages(brief), tuple(_picture_files(brief).values())
    rare = rare_combinations(records, compiled.elements, notebook.cases)
    return Preview(compiled, (*own, *pictures), len(own), rare)


@dataclass(frozen=True, slots=True)
class _Ready:
    """One case, compiled and checked, with nothing written yet."""

    records: CaseRecords
    compiled: Compiled
    contents: dict[str, bytes]
    line: Release | None
    confirmed: Ticks  # the conditions of this case that somebody saw to

    @property
    def outcome(self) -> Outcome:
        files = self.line.files if self.line else ()
        compiled = self.compiled
        code = self.records.case.code
        pending = tuple(f"{code}:{condition.key}" for condition in compiled.pending if condition.tickable)
        offered = tuple(f"{code}:{condition.key}" for condition in compiled.offered)
        return Outcome(
            code, compiled.decision, compiled.reasons, files, compiled.checks, pending, offered, compiled
        )


def release(
    workspace: Workspace,
    case_ids: Sequence[str],
    order: Order,
    folder: Path,
    report: Report = lambda _progress: None,
) -> tuple[Outcome, ...]:
    """Release each case whose consents allow it. Raises LeakFound, and writes no file at all then."""
    signs = second_reading.signed(workspace, order.reader, alone=order.alone)
    reading = order.reader.reading if order.reader else None
    notebook, withheld = read_and_search(workspace)
    if reading is not None:
        hand_over.require_unchanged(workspace, reading, case_ids, order, notebook)
    every_code = tuple(line.code for line in workspace.vault.cases())
    ready = []
    for case_id in dict.fromkeys(case_ids):
        records = workspace.vault.records(case_id)
        report(records.case.code)
        confirmed = _of_case(order.confirmed, records.case.code, every_code, alone=len(case_ids) == 1)
        ready.append(_prepare(workspace, records, replace(order, confirmed=confirmed), signs, notebook, withheld))
        if line := ready[-1].line:
            notebook = notebook.with_line(line)
    written = [item for item in ready if item.line]
    second_reading.require_legal_reviewer(
        signs,
        named=any(item.compiled.named for item in written),
        hurried=any(key.endswith(f":{QUIET}") for item in written for key in item.confirmed),
    )
    lines = tuple(item.line for item in ready if item.line)
    contents = {name: data for item in ready for name, data in item.contents.items()}
    if contents:
        _write(workspace, lines, contents, folder)
        if reading is not None:
            readings.note_released(workspace, reading.reading_id)
    return tuple(item.outcome for item in ready)


def _prepare(
    workspace: Workspace,
    records: CaseRecords,
    order: Order,
    signs: Signed,
    notebook: ReadOnce,
    withheld: Withheld,
) -> _Ready:
    compiled = _within_pages(compile_case(workspace, records, order, signs, notebook), order)
    brief = compiled.brief
    if brief is None:
        return _Ready(records, compiled, {}, None, order.confirmed)
    contents = {file_name(brief, kind): render(brief, kind) for kind in order.formats}
    contents |= _picture_files(brief)
    check(brief, contents, withheld.but(frozenset(compiled.named), frozenset(compiled.shown)))
    line = _ledger_line(workspace, records, compiled, order, contents, signs)
    return _Ready(records, compiled, contents, line, order.confirmed)


def _within_pages(compiled: Compiled, order: Order) -> Compiled:
    """Refuse a brief that fills more pages than its reader takes."""
    most = profile_named(order.profile).limits.pages
    if compiled.brief is None or (filled := count(compiled.brief)) <= most:
        return compiled
    too_long = phrases_in(order.language).say("decision.too_many_pages", pages=str(filled), most=str(most))
    return replace(compiled, decision="refused", reasons=(too_long,), brief=None)


def _picture_files(brief: RedactedBrief) -> dict[str, bytes]:
    numbered = enumerate(brief.pictures, start=1)
    return {brief.picture_name(n): pixels.written(one.width, one.height, one.rgb) for n, one in numbered}


def _write(workspace: Workspace, lines: tuple[Release, ...], contents: dict[str, bytes], folder: Path) -> None:
    """Note the files down, then write them; when that fails no line stays, and no file.

    In this order, so that a power cut in between leaves a line too many in the ledger rather than one too few.
    """
    sent = submissions.begun(workspace, lines)
    save(workspace, *lines, *(each.now for each in sent))
    try:
        _make(folder)
        write_beside_and_rename(folder, contents)
    except BaseException:
        workspace.vault.write(lambda writer: submissions.undone(writer, sent))
        for line in lines:
            remove(workspace, line)
        raise


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite from error


def check(brief: RedactedBrief, contents: dict[str, bytes], withheld: Withheld) -> None:
    """Read finished files back by other code than wrote them; raises LeakFound."""
    places: list[str] = []
    shown = {brief.picture_name(number): picture for number, picture in enumerate(brief.pictures, start=1)}
    if set(shown) - set(contents):
        places.append("png: a picture is missing")
    for name, data in contents.items():
        back = read(name, data)
        places += leaks_of(back, withheld)
        places += [f"{back.format}: {objection}" for objection in back.objections]
        if name in shown:
            if not back.objections and not same_pixels(shown[name], data):
                places.append("png: the picture is not the one that was compiled")
        elif back.format == "png":
            places.append("png: a picture that no brief knows")
        elif not same_text(brief, back):
            places.append(f"{back.format}: the text is not the one that was compiled")
    if places:
        raise LeakFound(tuple(dict.fromkeys(places)))


def _ledger_line(
    workspace: Workspace,
    records: CaseRecords,
    compiled: Compiled,
    order: Order,
    contents: dict[str, bytes],
    signs: Signed,
) -> Release:
    return made(
        workspace,
        Release,
        records.case.case_id,
        when=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        profile=order.profile,
        language=order.language,
        recipient=order.addressed.name,
        purpose=compiled.purpose,
        decision=compiled.decision,
        reasons=compiled.reasons,
        elements=compiled.elements,
        persons=compiled.persons,
        named=compiled.named,
        consents=compiled.consents,
        files=tuple(_file_line(name, data) for name, data in contents.items()),
        compiled_sha256=_digest(compiled.brief),
        checks=compiled.checks,
        prepared_by=signs.prepared_by.colleague_id if signs.prepared_by else None,
        read_by=signs.read_by.colleague_id if signs.read_by else None,
        alone=signs.alone,
        ticked=signs.answered,
        shown=compiled.shown,
        signs=compiled.signs,
        traits=compiled.traits,
        ticks=tuple(f"{key}: {why}" if why else key for key, why in sorted(order.confirmed.items())),
    )


def _file_line(name: str, data: bytes) -> ReleasedFile:
    digest = hashlib.sha256(data).hexdigest()
    return ReleasedFile(format=name.rpartition(".")[2], name=name, sha256=digest, size=len(data))


def _digest(brief: RedactedBrief | None) -> str:
    lines = brief.visible_text() if brief else ()
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()


def _of_case(confirmed: Ticks, code: str, every_code: Iterable[str], *, alone: bool = True) -> Ticks:
    """Keep what concerns this case, without its code in front, and drop what names another case.

    Without a code a condition counts only where one case is released: two cases have each their own P1.
    """
    own = {key.removeprefix(f"{code}:"): why for key, why in confirmed.items() if key.startswith(f"{code}:")}
    if not alone:
        return own
    others = tuple(f"{other}:" for other in every_code)
    return own | {key: why for key, why in confirmed.items() if not key.startswith(others)}
