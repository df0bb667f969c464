"""Leaves out what a document carries for tests and for show: keys that are known not to be records."""

from typing import Any

Row = dict[str, Any]
_OF_DOCUMENT = ("created_for", "disclaimer", "conventions", "totals")
_OF_CASE = ("fictional", "expected_output")
_OF_TESTIMONY = ("spans", "must_keep", "word_count", "char_count", "sha256")


def without_skipped(document: Row) -> tuple[Row, tuple[str, ...]]:
    """Return the document without these keys, and one notice that names those it had."""
    skipped: dict[str, None] = {}
    cases = [_case(case, skipped) for case in document["cases"]]
    rest = {**_without(document, _OF_DOCUMENT, skipped), "cases": cases}
    notice = f"Skipped, because they are no records: {', '.join(skipped)}."
    return rest, (notice,) if skipped else ()


def _case(case: Any, skipped: dict[str, None]) -> Any:
    if not isinstance(case, dict):
        return case
    rest = _without(case, _OF_CASE, skipped)
    if isinstance(rest.get("testimonies"), list):
        rest["testimonies"] = [_without(row, _OF_TESTIMONY, skipped) for row in rest["testimonies"]]
    return rest


def _without(row: Any, keys: tuple[str, ...], skipped: dict[str, None]) -> Any:
    if not isinstance(row, dict):
        return row
    skipped.update(dict.fromkeys(key for key in keys if key in row))
    return {key: value for key, value in row.items() if key not in keys}
