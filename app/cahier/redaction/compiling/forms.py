"""Forms: rows of a question and its answer, for the case, for each target or for each official.

A row that nothing answers is left out, or says so in words of the profile ("not known"), as its file has it.
"""

from collections.abc import Iterator

from cahier.redaction.compiling.answers import Asked, answer
from cahier.redaction.compiling.filling import Filling
from cahier.redaction.compiling.told import Table, Told
from cahier.redaction.profile import Item, Part


def form_rows(part: Part, filling: Filling) -> list[Told]:
    """Return the rows of a form, one table for each of those it is about."""
    return [said for key, asked in _asked(part, filling) for said in _rows(key, asked, part, filling)]


def answered(filling: Filling) -> frozenset[str]:
    """Return the questions somebody of the case has an answer to, as flags: "has.name"."""
    parts = [part for section in filling.profile.sections for part in section.parts if part.kind == "form"]
    return frozenset(
        f"has.{item.value}"
        for part in parts
        for _, asked in _asked(part, filling)
        for item in part.items
        if item.value and answer(item.value, asked)
    )


def _asked(part: Part, filling: Filling) -> Iterator[tuple[str, Asked]]:
    facts, phrases = filling.facts, filling.phrases
    if part.about == "case":
        yield "case", Asked(facts, phrases)
    elif part.about == "officials":
        for official in facts.officials:
            yield f"official {official.key}", Asked(facts, phrases, official=official)
    else:
        for subject in facts.subjects:
            if subject.part == "target" and (subject.name or part.about == "targets"):
                yield f"subject {subject.key}", Asked(facts, phrases, subject=subject)


def _rows(key: str, asked: Asked, part: Part, filling: Filling) -> Iterator[Told]:
    for item in part.items:
        if words := _words(item, asked, filling):
            cells = (filling.literal(item.label), words)
            yield Told(" ".join(cells), "form", (), Table(key, filling.header(part), cells))


def _words(item: Item, asked: Asked, filling: Filling) -> str | None:
    found = answer(item.value, asked) if item.value else None
    if found is None and item.choices:
        texts = filling.usable(item.choices)
        found = filling.phrases.entries["list.semicolon"].join(texts if item.every else texts[:1])
    return found or (filling.literal(item.otherwise) if item.otherwise else None)
