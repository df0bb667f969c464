"""A disk that may lose its power: what was written is sure only once it was flushed.

Contents wait until their file is flushed, names until their folder is. At a cut the names of each folder are kept
as a prefix of what was done to them (as a journalling file system does), and what waits for each file is dropped,
kept, torn at 512 bytes, or partly replaced by noise, one change independently of another. What was moved from one
folder to another is then in the old one, in the new one or in both, and never in none.
"""

import os
import random  # noqa: TID251 - a state that fails must be found again
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Literal

from harness.recording import Operation

SECTOR = 512
Manner = Literal["kept", "dropped", "torn", "noise"]
MANNERS: tuple[Manner, ...] = ("kept", "dropped", "torn", "noise")


@dataclass(slots=True)
class _File:
    sure: bytearray = field(default_factory=bytearray)
    waiting: list[Operation] = field(default_factory=list)


@dataclass(slots=True)
class _Folder:
    now: dict[str, "_File | _Folder"] = field(default_factory=dict)
    sure: dict[str, "_File | _Folder"] = field(default_factory=dict)
    waiting: list["_Change"] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class _Change:
    """A name that goes, comes, or both. `arrival`: it goes because it came to another folder, by this change."""

    old: str
    new: str
    thing: "_File | _Folder | None"
    arrival: "_Change | None" = None
    folder: "_Folder | None" = None  # to which it came


class Disk:
    """The folder `root` and all below it. `honest=False` forgets every flush: the mutant that must lose."""

    def __init__(self, root: str, *, honest: bool = True) -> None:
        self._root = PurePath(root)
        self._top = _Folder()
        self._honest = honest

    def put(self, path: str, data: bytes | None) -> None:
        """Have a file (or a folder: None) there from the start, safe on the disk."""
        folder, name = self._place(path)
        folder.now[name] = folder.sure[name] = _Folder() if data is None else _File(bytearray(data))

    def do(self, operation: Operation) -> None:
        """Take one change; changes outside the root are none of ours."""
        if PurePath(operation.path).is_relative_to(self._root):
            getattr(self, f"_{operation.kind}")(operation)

    def after_a_cut(self, manner: Manner, chance: random.Random) -> dict[str, bytes | None]:
        """Return what is found afterwards: paths under the root with their contents, None for a folder."""
        return _Cut(manner, chance).of(self._top)

    def _place(self, path: str) -> tuple[_Folder, str]:
        *folders, name = PurePath(path).relative_to(self._root).parts
        folder = self._top
        for part in folders:
            inner = folder.now[part]
            assert isinstance(inner, _Folder)
            folder = inner
        return folder, name

    def _thing(self, path: str) -> _File | _Folder:
        if PurePath(path) == self._root:
            return self._top
        folder, name = self._place(path)
        return folder.now[name]

    def _make(self, operation: Operation) -> None:
        folder, name = self._place(operation.path)
        if name not in folder.now:
            self._name(folder, "", name, _File())

    def _folder(self, operation: Operation) -> None:
        folder, name = self._place(operation.path)
        self._name(folder, "", name, _Folder())

    def _remove(self, operation: Operation) -> None:
        folder, name = self._place(operation.path)
        self._name(folder, name, "", None)

    def _rename(self, operation: Operation) -> None:
        folder, name = self._place(operation.path)
        other, new = self._place(os.fsdecode(operation.data))
        if other is folder:
            self._name(folder, name, new, folder.now[name])
        else:
            arrival = self._name(other, "", new, folder.now[name])
            self._change(folder, _Change(name, "", None, arrival, other))

    def _write(self, operation: Operation) -> None:
        thing = self._thing(operation.path)
        assert isinstance(thing, _File)
        thing.waiting.append(operation)

    _cut = _write

    def _flush(self, operation: Operation) -> None:
        if not self._honest:
            return
        thing = self._thing(operation.path)
        if isinstance(thing, _Folder):
            self._flush_names(thing)
        else:
            for waiting in thing.waiting:
                _apply(thing.sure, waiting)
            thing.waiting.clear()

    def _flush_names(self, folder: _Folder) -> None:
        changes, folder.waiting = folder.waiting, []
        folder.sure = dict(folder.now)
        for change in changes:  # what went elsewhere is there for sure by then
            if change.folder is not None and change.arrival in change.folder.waiting:
                self._flush_names(change.folder)

    def _refuse(self, operation: Operation) -> None:
        """Forget what waits: the system takes it for written, and no later flush brings it to the disk."""
        if isinstance(thing := self._thing(operation.path), _File):
            thing.waiting.clear()

    def _name(self, folder: _Folder, old: str, new: str, thing: _File | _Folder | None) -> _Change:
        return self._change(folder, _Change(old, new, thing))

    @staticmethod
    def _change(folder: _Folder, change: _Change) -> _Change:
        _rename(folder.now, change)
        folder.waiting.append(change)
        return change


class _Cut:
    """One cut: how far each folder came, decided once, and what is found then."""

    def __init__(self, manner: Manner, chance: random.Random) -> None:
        self._manner = manner
        self._chance = chance
        self._came: dict[int, list[_Change]] = {}
        self._arrived: set[_Change] = set()

    def of(self, top: _Folder) -> dict[str, bytes | None]:
        self._walk(top)
        found: dict[str, bytes | None] = {}
        self._gather(top, "", found)
        return found

    def _walk(self, folder: _Folder) -> None:
        """Decide how far each folder came, and note what has arrived in one that can be reached."""
        changes = self._changes(folder)
        self._arrived.update(changes)
        for thing in self._names(folder, changes).values():
            if isinstance(thing, _Folder):
                self._walk(thing)

    def _gather(self, folder: _Folder, prefix: str, found: dict[str, bytes | None]) -> None:
        came = [change for change in self._changes(folder) if change.arrival is None or self._has_arrived(change)]
        for name, thing in self._names(folder, came).items():
            if isinstance(thing, _Folder):
                found[prefix + name] = None
                self._gather(thing, f"{prefix}{name}/", found)
            else:
                found[prefix + name] = _torn(thing, self._manner, self._chance)

    def _has_arrived(self, change: _Change) -> bool:
        return (
            change.arrival in self._arrived or change.folder is None or change.arrival not in change.folder.waiting
        )

    def _changes(self, folder: _Folder) -> list[_Change]:
        if id(folder) not in self._came:
            most = len(folder.waiting)
            count = {"kept": most, "dropped": 0}.get(self._manner, self._chance.randint(0, most))
            self._came[id(folder)] = folder.waiting[:count]
        return self._came[id(folder)]

    @staticmethod
    def _names(folder: _Folder, changes: list[_Change]) -> "dict[str, _File | _Folder]":
        names = dict(folder.sure)
        for change in changes:
            _rename(names, change)
        return names


def _rename(names: "dict[str, _File | _Folder]", change: _Change) -> None:
    if change.old:
        names.pop(change.old, None)
    if change.new and change.thing is not None:
        names[change.new] = change.thing


def _apply(data: bytearray, change: Operation, start: int = 0, end: int | None = None) -> None:
    """Do a write (or its part) or a change of length."""
    if change.kind == "cut":
        del data[change.place :]
        data.extend(bytes(max(0, change.place - len(data))))
        return
    part = change.data[start:end]
    place = change.place + start
    data.extend(bytes(max(0, place - len(data))))
    data[place : place + len(part)] = part


def _torn(file: _File, manner: Manner, chance: random.Random) -> bytes:
    data = bytearray(file.sure)
    for change in file.waiting if manner != "dropped" else ():
        if manner == "kept":
            _apply(data, change)
        elif change.kind == "cut":
            if chance.random() < 0.5:
                _apply(data, change)
        else:
            _tear(data, change, manner, chance)
    return bytes(data)


def _tear(data: bytearray, change: Operation, manner: Manner, chance: random.Random) -> None:
    first = SECTOR - change.place % SECTOR
    starts = [0, *range(first, len(change.data), SECTOR)]
    for start, end in zip(starts, [*starts[1:], len(change.data)], strict=True):
        luck = chance.random()
        if luck < 0.5:
            _apply(data, change, start, end)
        elif luck < 0.53 and manner == "noise":
            noise = Operation("write", change.path, change.place + start, chance.randbytes(end - start))
            _apply(data, noise)
