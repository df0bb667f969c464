"""Records as plain data (what JSON can hold) and back, driven by the type hints of the dataclasses.

Used where records are stored and where they are exchanged, so that both say the same. Reading is strict:
an unknown key, a wrong type or an unknown code of a `Literal` is refused with its place; nothing is guessed.
Values equal to a field's default are left out when writing, so that an added field costs nothing.
"""

import dataclasses
import re
import types
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from cahier.domain.dates import DateNotUnderstood, PartialDate
from cahier.domain.errors import RecordRefused

T = TypeVar("T")
_BROKEN = re.compile("[\ud800-\udfff]")
Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]


def to_plain(record: object) -> dict[str, Plain]:
    """Write a record as a dictionary; fields at their default are left out."""
    plain: dict[str, Plain] = {}
    for field in dataclasses.fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        if value != _default(field):
            plain[field.name] = _value_to_plain(value)
    return plain


def from_plain(kind: type[T], plain: object, where: str = "") -> T:
    """Build a record of `kind`; raises RecordRefused naming `where` and the field."""
    if not isinstance(plain, dict):
        raise RecordRefused("a record was expected here", where)
    hints = _hints(kind)  # type: ignore[arg-type]
    unknown = [key for key in plain if key not in hints]
    if unknown:
        raise RecordRefused(f"the field {str(unknown[0])[:40]!r} is not known", where)
    for field in dataclasses.fields(kind):  # type: ignore[arg-type]
        if _is_required(field) and field.name not in plain:
            raise RecordRefused(f"the field {field.name!r} is missing", where)
    values = {
        name: _value_from_plain(hints[name], value, f"{where}.{name}" if where else name)
        for name, value in plain.items()
    }
    return kind(**values)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _is_required(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _default(field: dataclasses.Field[Any]) -> object:
    if field.default is not dataclasses.MISSING:
        return field.default
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return dataclasses.MISSING


def _value_to_plain(value: object) -> Plain:
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, tuple):
        return [_value_to_plain(item) for item in value]
    if dataclasses.is_dataclass(value):
        return to_plain(value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"{type(value).__name__} cannot be written")


def _value_from_plain(hint: Any, value: object, where: str) -> object:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _optional(get_args(hint), value, where)
    if origin is tuple:
        return _items(get_args(hint)[0], value, where)
    if origin is Literal:
        return _one_of(get_args(hint), value, where)
    if hint is PartialDate:
        return _date(value, where)
    if dataclasses.is_dataclass(hint):
        return from_plain(hint, value, where)  # type: ignore[arg-type]
    return _scalar(hint, value, where)


def _optional(choices: tuple[Any, ...], value: object, where: str) -> object:
    if value is None and type(None) in choices:
        return None
    inner = next(choice for choice in choices if choice is not type(None))
    return _value_from_plain(inner, value, where)


def _items(inner: Any, value: object, where: str) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise RecordRefused("a list was expected", where)
    return tuple(_value_from_plain(inner, item, f"{where}[{index}]") for index, item in enumerate(value))


def _one_of(choices: tuple[Any, ...], value: object, where: str) -> object:
    if value not in choices or isinstance(value, bool) is not isinstance(choices[0], bool):
        raise RecordRefused(f"the code {str(value)[:40]!r} is not known", where)
    return value


def _date(value: object, where: str) -> PartialDate:
    if not isinstance(value, str):
        raise DateNotUnderstood(where)
    try:
        return PartialDate.parse(value)
    except DateNotUnderstood:
        raise DateNotUnderstood(where) from None


def _scalar(hint: type, value: object, where: str) -> object:
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        words = {str: "text", int: "a whole number", float: "a number", bool: "yes or no"}
        raise RecordRefused(f"{words.get(hint, 'another value')} was expected", where)
    if isinstance(value, str) and _BROKEN.search(value):
        raise RecordRefused("the text holds a broken character", where)
    return value
