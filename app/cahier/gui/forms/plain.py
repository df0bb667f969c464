"""Between records and forms: a form sees a flat dictionary of plain values, where `a.b` is a field of a part."""

from collections.abc import Mapping
from typing import Any, TypeVar

from cahier.domain.codec import from_plain, to_plain

T = TypeVar("T")
_MISSING = ("case_id", "code", "person", "act")  # what a record needs before the vault gives it


def shown(record: object) -> dict[str, Any]:
    """Return a record as a form shows it. Fields at their default are there as well."""
    flat: dict[str, Any] = {}
    for key in type(record).__dataclass_fields__:  # type: ignore[attr-defined]
        value = _plain_field(record, key)
        if isinstance(value, dict):
            flat |= {f"{key}.{inner}": each for inner, each in value.items()}
        else:
            flat[key] = value
    return flat


def changed(record: T, plain: Mapping[str, Any]) -> T:
    """Return the record with what a form holds; fields the form does not show stay as they are.

    Raises what the codec raises when a value is none of the domain's.
    """
    whole: dict[str, Any] = dict(to_plain(record))
    _put(whole, plain)
    return from_plain(type(record), whole)


def fields_of(kind: type, plain: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a form holds as the fields of a record that does not exist yet."""
    names = kind.__dataclass_fields__  # type: ignore[attr-defined]
    whole: dict[str, Any] = {name: "" for name in names if name in _MISSING or name.endswith("_id")}
    _put(whole, plain)
    made: Any = from_plain(kind, whole)
    return {key: getattr(made, key) for key in {name.partition(".")[0] for name in plain}}


def _put(whole: dict[str, Any], plain: Mapping[str, Any]) -> None:
    for key, value in plain.items():
        outer, _, inner = key.partition(".")
        holder = whole
        if inner:
            holder = whole.setdefault(outer, {})
            if not isinstance(holder, dict):
                holder = whole[outer] = {}
        name = inner or outer
        if value is None:
            holder.pop(name, None)
        else:
            holder[name] = value
        if inner and not holder:
            del whole[outer]


def _plain_field(record: object, key: str) -> Any:
    value = getattr(record, key)
    if hasattr(type(value), "__dataclass_fields__") and not hasattr(value, "text"):
        return {inner: _plain_field(value, inner) for inner in type(value).__dataclass_fields__}
    whole = to_plain(record)
    if key in whole:
        return whole[key]
    return list(value) if isinstance(value, tuple) else value
