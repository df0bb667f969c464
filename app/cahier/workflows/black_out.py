"""Black a person out of what others say, before the person is destroyed: afterwards nobody knows what to look
for."""

import dataclasses
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from cahier.domain.account import Account, Mention, moved
from cahier.domain.decision import Decision
from cahier.domain.person import CasePerson
from cahier.domain.records import CaseRecords
from cahier.redaction.blacking_out import MARK, Span, blacked_out, spans_of
from cahier.redaction.known import Known
from cahier.vault.writer import Writer
from cahier.workflows.workspace import Workspace

_CODE = re.compile(r"[A-Z0-9_.:\-]+|[0-9a-f]{32}")  # of a vocabulary, or an id: no words
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class BlackedOut:
    """What others say with people blacked out: records as they are then, decisions that go, and in how many
    places.

    `where` names the records ("DEMO-01 T2").
    """

    changed: tuple[object, ...] = ()
    dropped: tuple[Decision, ...] = ()
    places: int = 0
    where: tuple[str, ...] = ()

    def write(self, writer: Writer) -> None:
        """Record it."""
        for record in self.changed:
            writer.put(record)
        for decision in self.dropped:
            writer.remove(Decision, decision.decision_id)


def black_out(workspace: Workspace, people: frozenset[str], but: frozenset[str] = frozenset()) -> BlackedOut:
    """Look for people in all of their cases, but not in the records with the ids `but`; nothing is written."""
    cases = dict.fromkeys(part.case_id for part in workspace.vault.list(CasePerson) if part.person_id in people)
    parts = [_in_case(workspace, workspace.vault.records(case_id), people, but) for case_id in cases]
    return BlackedOut(
        changed=tuple(chain.from_iterable(part.changed for part in parts)),
        dropped=tuple(chain.from_iterable(part.dropped for part in parts)),
        places=sum(part.places for part in parts),
        where=tuple(chain.from_iterable(part.where for part in parts)),
    )


def _in_case(
    workspace: Workspace, records: CaseRecords, people: frozenset[str], but: frozenset[str]
) -> BlackedOut:
    known = Known.of(records)
    decisions = workspace.vault.list(Decision, records.case.case_id)
    changed: list[object] = []
    dropped: list[Decision] = []
    where: list[str] = []
    places = 0
    for record in _others(records, people | but):
        search = _Search(people, known)
        after = search.account(record) if isinstance(record, Account) else search.record(record)
        if search.places:
            changed.append(after)
            places += search.places
            where.append(" ".join(dict.fromkeys((records.case.code, getattr(record, "code", "")))).strip())
        if isinstance(record, Account):
            kept, gone = _decisions(decisions, record, search.spans)
            changed += kept
            dropped += gone
    dropped += [each for each in decisions if each.account_id is None and _names(each, people, known)]
    return BlackedOut(tuple(changed), tuple(dropped), places, tuple(where))


def _others(records: CaseRecords, but: frozenset[str]) -> Iterator[Any]:
    """Yield the records of a case that are none of these and hang on none of them."""
    for field in dataclasses.fields(records):
        value: Any = getattr(records, field.name)
        for record in value if isinstance(value, tuple) else (value,):
            named = (each.name for each in dataclasses.fields(record) if each.name.endswith("_id"))
            ids = {getattr(record, name) for name in named}
            if not ids & but:
                yield record


class _Search:
    """Looks through one record."""

    def __init__(self, people: frozenset[str], known: Known) -> None:
        self._people, self._known = people, known
        self.spans: tuple[Span, ...] = ()
        self.places = 0

    def account(self, account: Account) -> Account:
        """Black out an account, and move what is anchored in it."""
        mentions = account.mentions
        self.spans = spans_of(self._people, account.text, self._known, account.language, mentions)
        self.places = len(self.spans)
        own = tuple(each for each in mentions if each.ref not in self._people)
        kept = tuple(after for each in own if (after := _after(each, self.spans)) is not None)
        return replace(account, text=blacked_out(account.text, self.spans), mentions=kept)

    def record(self, record: Any) -> Any:
        """Black out every text of a record."""
        return _each_text(record, self._text)

    def _text(self, text: str) -> str:
        if len(text) < _SHORTEST or _CODE.fullmatch(text):
            return text
        spans = spans_of(self._people, text, self._known)
        self.places += len(spans)
        return blacked_out(text, spans)


def _decisions(
    decisions: Sequence[Decision], account: Account, spans: Sequence[Span]
) -> tuple[list[Decision], list[Decision]]:
    """Return the decisions about an account as they are afterwards, and those that are about what is blacked
    out."""
    kept, gone = [], []
    cut = {account.text[start:end] for start, end in spans}
    for decision in decisions:
        if decision.account_id != account.account_id or not spans:
            continue
        after = _moved(decision, spans)
        if after is None or any(words in decision.surface or decision.surface in words for words in cut):
            gone.append(decision)
        elif after != decision:
            kept.append(after)
    return kept, gone


def _moved(decision: Decision, spans: Sequence[Span]) -> Decision | None:
    if decision.start is None or decision.end is None:
        return decision
    after = _after(Mention(start=decision.start, end=decision.end, kind="person", ref=""), spans)
    return None if after is None else replace(decision, start=after.start, end=after.end)


def _after(mention: Mention, spans: Sequence[Span]) -> Mention | None:
    """Follow an anchor through the blacking out, from the last span to the first."""
    followed: Mention | None = mention
    for start, end in sorted(spans, reverse=True):
        if followed is not None:
            followed = moved(followed, start, end - start, len(MARK))
    return followed


def _names(decision: Decision, people: frozenset[str], known: Known) -> bool:
    return bool(spans_of(people, decision.surface, known))


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_each_text(each, change) for each in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value) if field.init}
        after = {name: _each_text(each, change) for name, each in fields.items()}
        return replace(value, **after) if after != fields else value
    return value
