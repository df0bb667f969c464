"""Reads JSON that nobody vouches for: bounded before it is parsed, and strict.

`json` alone follows any depth until Python stops it, takes NaN, and lets the last of two equal keys win without a
word. Here the depth and the number of things are known before anything is built, so that a hostile file costs
no more memory than a large honest one.
"""

import json
import math
import re
from collections import Counter
from typing import Any, NoReturn

from cahier.exchange.errors import DocumentTooLarge, NotJson, NotText

LARGEST = 64 * 1024 * 1024  # bytes; more than a thousand cases with long accounts
DEEPEST = 32  # the format itself needs seven
# How often a mark may stand anywhere in the bytes: more than twice what that many honest cases hold.
_MOST = {b"[": 500_000, b"{": 500_000, b",": 4_000_000, b'"': 12_000_000}
_LONGEST_NUMBER = 18  # digits
# Takes unended strings too, so that it never starts again inside one: linear for any input.
_STRING = re.compile(rb'"[^"\\]*+(?:\\(?:.|\Z)[^"\\]*+)*+(?:"|\Z)', re.DOTALL)
_ALL_BUT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_DEPTH = "its brackets do not match, or are nested too deeply"


def parse(data: bytes) -> Any:
    """Return what the JSON text holds; raises DocumentTooLarge, NotText or NotJson."""
    if len(data) > LARGEST:
        raise DocumentTooLarge
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotText from None
    _measure(data)
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_constant=_constant, parse_float=_float, parse_int=_int
        )
    except json.JSONDecodeError as error:
        raise NotJson(f"line {error.lineno} cannot be read") from None


def _measure(data: bytes) -> None:
    """Refuse too many things, and any depth beyond DEEPEST, at the price of a few passes over the bytes."""
    if any(data.count(mark) > most for mark, most in _MOST.items()):
        raise DocumentTooLarge
    brackets = _STRING.sub(b"", data).translate(None, _ALL_BUT_BRACKETS)
    for _ in range(DEEPEST):  # each round takes the innermost pairs away
        brackets = brackets.replace(b"[]", b"").replace(b"{}", b"")
    if brackets:
        raise NotJson(_DEPTH)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        raise NotJson(f"the key {twice[:40]!r} stands twice in one object")
    return found


def _constant(name: str) -> NoReturn:
    raise NotJson(f"{name} is not a number")


def _float(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise NotJson("a number is too large")
    return value


def _int(text: str) -> int:
    if len(text.lstrip("-")) > _LONGEST_NUMBER:
        raise NotJson("a number is too large")
    return int(text)
