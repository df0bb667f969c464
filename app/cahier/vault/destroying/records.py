"""Destroys records for ever, in steps that an opening finishes when they were cut short."""

import hmac
import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from cahier.crypto.ids import new_id
from cahier.crypto.keys import FINGERPRINTS, KeyTree
from cahier.domain.account import Account
from cahier.domain.custody import seal_of
from cahier.domain.evidence import Evidence
from cahier.domain.notion import Notion
from cahier.domain.recall import Recall, recall_of
from cahier.domain.submission import Release
from cahier.domain.tombstone import DestroyedKind, Tombstone, Why
from cahier.vault.destroy_errors import KeyNotDestroyed, NotYetClean, NotYetDestroyed
from cahier.vault.destroying.doomed import Doomed, Item, doomed_by
from cahier.vault.destroying.noted import Noted
from cahier.vault.errors import CannotRead, CannotWrite, InUse, NotFound, VaultError
from cahier.vault.kinds import id_of, notion_of, words_of
from cahier.vault.vault import Vault
from cahier.vault.writer import Writer

INTENT, UNCLEAN = ".destroying", ".unclean"
_REFUSED = (CannotWrite, CannotRead, InUse)
_SHORTEST = 200  # letters of a text that nobody guesses
Report = Callable[[object], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Destroyed:
    """How many records of which notion went, and how many files of evidence."""

    records: dict[Notion, int] = field(default_factory=dict)
    files: int = 0
    noted: bool = True  # whether this computer could note it, to tell of an older copy put back


def destroy(
    vault: Vault,
    items: Sequence[Item],
    why: Why,
    first: Callable[[Writer], None] = lambda _writer: None,
    report: Report = lambda _what: None,
) -> Destroyed:
    """Destroy these for ever; `first` is done in the save that begins it. Answer when no page holds them.

    Raises NotFound when none of them is here, and CannotWrite or DamagedData before anything was begun. After that
    NotYetDestroyed or NotYetClean say that the rest is done by the next opening. What such a one left is finished
    first: it is not forgotten over these.
    """
    if not doomed_by(vault, items).gone:
        raise NotFound
    if vault.own_setting(INTENT) is not None:
        done = _go_on(vault, report)
        if not doomed_by(vault, items).gone:  # the same once more
            return done
    intent = json.dumps({"items": [[item.kind, item.id] for item in items], "why": why})

    def begin(writer: Writer) -> None:
        first(writer)
        writer.put_setting(INTENT, intent)

    with _told_as_begun(vault):
        vault.write(begin)
    return _go_on(vault, report)


def is_under_way(vault: Vault) -> bool:
    """Say whether something was to be destroyed and is not, or its pages are not written anew yet."""
    return any(vault.own_setting(key) is not None for key in (INTENT, UNCLEAN))


def finish(vault: Vault, report: Report = lambda _what: None) -> Destroyed:
    """Do what was left of a destruction that was cut short; raises as `destroy`."""
    return _go_on(vault, report)


def again(vault: Vault, report: Report = lambda _what: None) -> Destroyed:
    """Destroy once more what an older copy brought back; raises NotFound when there is nothing."""
    back = Noted(vault.keys).back_in(vault)
    if not back:
        raise NotFound
    done = Destroyed()
    for why in dict.fromkeys(each.why for each in back):
        items = [Item(each.kind, each.item) for each in back if each.why == why]
        with suppress(NotFound):  # went with another
            done = _sum(done, destroy(vault, items, why, report=report))
    return done


def fingerprints_known(vault: Vault, records: Iterable[T]) -> tuple[tuple[T, Tombstone], ...]:
    """Return which of these are known by their words or their file to have been destroyed."""
    known = {each.fingerprint: each for each in vault.list(Tombstone) if each.fingerprint}
    marks = ((record, _fingerprint(vault.keys, record)) for record in records)
    return tuple((record, known[mark]) for record, mark in marks if mark in known)


def _go_on(vault: Vault, report: Report) -> Destroyed:
    done = Destroyed()
    with _told_as_begun(vault, NotYetClean):
        kept = vault.own_setting(INTENT)
        if kept is not None:
            done = _take_out(vault, json.loads(kept), report)
    try:
        noted = Noted(vault.keys).add(vault.list(Tombstone))  # those too that were cut short before this
        report("writing every page anew")
        vault.compact()
        vault.write(lambda writer: writer.forget_setting(UNCLEAN))
    except _REFUSED as error:
        raise NotYetClean from error
    return replace(done, noted=noted)


@contextmanager
def _told_as_begun(vault: Vault, otherwise: type[VaultError] | None = None) -> Iterator[None]:
    """Say of what the disk refused, it may be at a last flush only, that the next opening goes on.

    `otherwise` is what else to say where it was begun before.
    """
    try:
        yield
    except _REFUSED as error:
        try:
            stands = vault.own_setting(INTENT) is not None
        except VaultError:  # this save is not there, then: the one before it is
            stands = otherwise is not None
        if stands:
            raise NotYetDestroyed from error
        if otherwise is not None:
            raise otherwise from error
        raise


def _take_out(vault: Vault, intent: dict[str, Any], report: Report) -> Destroyed:
    doomed = doomed_by(vault, [Item(kind, name) for kind, name in intent["items"]])
    report("destroying the keys of files")
    files = _own_files(vault, doomed)
    for name in files:
        if not vault.attachments.destroy_key(name):
            raise KeyNotDestroyed
    report("destroying records")
    made: list[Tombstone] = []

    def work(writer: Writer) -> None:
        made[:] = _tombstones(vault, doomed, intent["why"])
        _replace(writer, doomed, made)

    vault.write(work)
    counts = Counter(notion_of(type(record)) for record in doomed.gone)
    return Destroyed(dict(counts), len(files))


def _own_files(vault: Vault, doomed: Doomed) -> tuple[str, ...]:
    """Return the files that no record names which stays."""
    staying = {each.file for each in vault.each(Evidence) if each.evidence_id not in doomed.ids}
    return tuple(name for name in dict.fromkeys(doomed.files) if name not in staying)


def _replace(writer: Writer, doomed: Doomed, made: Iterable[Tombstone]) -> None:
    for record in doomed.changed:
        writer.put(record)
    for recall in _recalls(writer, doomed):
        writer.put(recall)
    for record in doomed.gone:
        writer.remove(type(record), id_of(record))
    if any(words_of(record) for record in doomed.gone):
        writer.index_anew()
    writer.add_tombstones(made)
    for key, value in writer.settings().items():
        if any(name in value for name in doomed.ids):
            writer.forget_setting(key)
    writer.forget_setting(INTENT)
    writer.put_setting(UNCLEAN, "1")


def _recalls(writer: Writer, doomed: Doomed) -> tuple[Recall, ...]:
    """Keep, without a name, who outside holds something of a case that goes."""
    known = {recall.release_id for recall in writer.each(Recall)}
    today = datetime.now(UTC).date().isoformat()
    left = [each for each in doomed.gone if isinstance(each, Release) and each.files]
    return tuple(recall_of(each, new_id(), today) for each in left if each.release_id not in known)


def _tombstones(vault: Vault, doomed: Doomed, why: Why) -> list[Tombstone]:
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return [_tombstone(vault, kind, record, now, why) for kind, record in doomed.marked()]


def _tombstone(vault: Vault, kind: DestroyedKind, record: Any, now: str, why: Why) -> Tombstone:
    log = vault.custody(record.evidence_id) if isinstance(record, Evidence) else ()
    return Tombstone(
        tombstone_id=new_id(),
        item=id_of(record),
        kind=kind,
        when=now,
        why=why,
        fingerprint=_fingerprint(vault.keys, record),
        custody=seal_of(log),
        custody_lines=len(log),
    )


def _fingerprint(keys: KeyTree, record: object) -> str:
    """Mark a long text or a file, so that it is known again by whoever has the key; nothing for all else."""
    match record:
        case Account(text=text) if len(text) >= _SHORTEST:
            said = "account\0" + " ".join(unicodedata.normalize("NFC", text).split())
        case Evidence(sha256=str(digest)) if digest:
            said = "evidence\0" + digest.lower()
        case _:
            return ""
    return hmac.digest(keys.key(FINGERPRINTS), said.encode("utf-8", "surrogatepass"), "sha256").hex()


def _sum(one: Destroyed, other: Destroyed) -> Destroyed:
    counts = Counter(one.records) + Counter(other.records)
    return Destroyed(dict(counts), one.files + other.files, one.noted and other.noted)
