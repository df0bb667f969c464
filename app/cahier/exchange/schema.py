"""Holds a document against its JSON Schema and says in plain words where it does not fit."""

from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from cahier import resources
from cahier.exchange.refusals import MOST, Refusals, name_of
from cahier.exchange.shapes import INTERVIEW, LISTS, PERSON

NAME = "schemas/cahier-records-1.json"
_TYPES = {
    "string": "text",
    "array": "a list",
    "object": "an object",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
}
_SHAPES = {shape.rows: shape for shape in (PERSON, *LISTS)}


def check_shape(cases: list[Any], refusals: Refusals) -> None:
    """Add a refusal for each place that does not fit; stops when there are more than are shown."""
    for number, case in enumerate(cases, 1):
        for error in _validator().iter_errors(case):
            refusals.add(_row(case, number, list(error.absolute_path)), _words(error))
            if refusals.count > MOST:
                return


@cache
def _validator() -> Draft202012Validator:
    parts = resources.data(NAME)["$defs"]
    return Draft202012Validator(_spelled_out(parts["case"], parts))


def _spelled_out(schema: Any, parts: dict[str, Any]) -> Any:
    """Put each part where it is referred to: following references would double the time of an import."""
    if isinstance(schema, list):
        return [_spelled_out(item, parts) for item in schema]
    if not isinstance(schema, dict):
        return schema
    part = schema.get("$ref")
    whole = {**parts[part.rpartition("/")[2]], **schema} if isinstance(part, str) else schema
    return {key: _spelled_out(value, parts) for key, value in whole.items() if key != "$ref"}


def _row(case: Any, number: int, path: list[str | int]) -> str:
    if not isinstance(case, dict) or not isinstance(case.get("case_id"), str):
        return f"case number {number}"
    match path:
        case ["interview", *_]:
            return name_of(case, INTERVIEW, case["interview"], 1)
        case [str(rows), int(index), *_] if rows in _SHAPES:
            return name_of(case, _SHAPES[rows], case[rows][index], index + 1)
        case _:
            return name_of(case)


def _words(error: ValidationError) -> str:
    key = next((part for part in reversed(error.absolute_path) if isinstance(part, str)), "it")
    instance: Any = error.instance
    schema: Any = error.schema
    match error.validator:
        case "additionalProperties":
            unknown = next(name for name in instance if name not in schema["properties"])
            return f"the field {unknown[:40]!r} is not known"
        case "required":
            missing = next(name for name in schema["required"] if name not in instance)
            return f"the field {missing!r} is missing"
        case "type":
            expected = schema["type"]
            first = expected if isinstance(expected, str) else expected[0]
            return f"{key!r} should be {_TYPES[first]}"
        case "enum":
            return f"{key!r}: the code {str(instance)[:40]!r} is not known"
        case "pattern":
            return f"{key!r}: {instance[:40]!r} is not the code of a country; write for example AZ"
        case "minLength":
            return f"{key!r} is empty"
        case "minProperties" | "maxProperties":
            return f"{key!r} should name one record"
        case _:
            return f"{key!r} is too long"
