"""How records name each other: by id in the notebook, by code in a document.

A field that names people holds a bare code ("P1"). A field that may hold words or a record keeps words as they
are and names a record as `{"place": "G1"}`, so that the two are never confused. What names nothing in the case
(a person who was removed) goes out as `{"text": ...}` and comes back as it was.
"""

from collections.abc import Callable, Iterable
from typing import Any

from cahier.domain.event import KNOWN_TO_WORDS
from cahier.exchange.errors import RowRefused
from cahier.exchange.shapes import Shape

_WORDS = {"known_to": KNOWN_TO_WORDS}


class Names:
    """The codes and ids of one case, both ways."""

    def __init__(self, entries: Iterable[tuple[str, str, str]]) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        self._codes: dict[str, tuple[str, str]] = {}
        for notion, code, record_id in entries:
            self._ids[notion, code] = record_id
            self._codes[record_id] = (notion, code)

    def id_of(self, notion: str, code: object) -> str:
        """Return the id of a record of this case; raises RowRefused."""
        found = self._ids.get((notion, code)) if isinstance(code, str) else None
        if found is None:
            raise RowRefused(f"the {notion} {str(code)[:40]!r} is not in this case")
        return found

    def owner_of(self, record_id: object) -> tuple[str, str] | None:
        """Return the notion and code of the record with this id; None when it is no record of this case."""
        return self._codes.get(record_id) if isinstance(record_id, str) else None


def to_codes(shape: Shape, field: str, value: Any, names: Names) -> Any:
    """Turn the ids in a field into what a document says."""
    if field == "mentions":
        return [_mention_out(mention, names) for mention in value]
    if field in shape.names:
        return _each(value, lambda item: _name_out(item, shape.names[field], _WORDS.get(field, ()), names))
    if field in shape.links:
        return _each(value, lambda item: _link_out(item, names))
    return value


def to_ids(shape: Shape, field: str, value: Any, names: Names) -> Any:
    """Turn what a document says in a field into ids; raises RowRefused for what is not in the case."""
    if field == "mentions":
        return [_mention_in(mention, names) for mention in value]
    if field in shape.names:
        return _each(value, lambda item: _name_in(item, shape.names[field], _WORDS.get(field, ()), names))
    if field in shape.links:
        return _each(value, lambda item: item if isinstance(item, str) else _reference_in(item, names))
    return value


def _each(value: Any, turn: Callable[[Any], Any]) -> Any:
    if value is None:
        return None
    return [turn(item) for item in value] if isinstance(value, list) else turn(value)


def _name_out(value: str, notion: str, words: tuple[str, ...], names: Names) -> Any:
    owner = names.owner_of(value)
    if value in words:
        return value
    if owner is None:
        return {"text": value}
    return owner[1] if owner[0] == notion else {owner[0]: owner[1]}


def _name_in(value: Any, notion: str, words: tuple[str, ...], names: Names) -> str:
    if isinstance(value, dict):
        return _reference_in(value, names)
    return value if value in words else names.id_of(notion, value)


def _link_out(value: str, names: Names) -> Any:
    owner = names.owner_of(value)
    return value if owner is None else {owner[0]: owner[1]}


def _reference_in(value: dict[str, str], names: Names) -> str:
    ((notion, code),) = value.items()
    return code if notion == "text" else names.id_of(notion, code)


def _mention_out(mention: dict[str, Any], names: Names) -> dict[str, Any]:
    said = _name_out(mention["ref"], mention["kind"], (), names)
    return {"start": mention["start"], "end": mention["end"], mention["kind"]: said}


def _mention_in(mention: dict[str, Any], names: Names) -> dict[str, Any]:
    place = {key: value for key, value in mention.items() if key in ("start", "end")}
    ((kind, said),) = ((key, value) for key, value in mention.items() if key not in place)
    return {**place, "kind": kind, "ref": _name_in(said, kind, (), names)}
