"""One leak per layer: each is stopped by the check of finished files, and seen by the scanner of this suite."""

import dataclasses
import zlib
from functools import cache
from typing import Any

import pytest
from canary_case import flock
from canary_mutants import MUTANTS
from canary_scanner import found
from canary_words import Canary
from test_canaries import compiled

from cahier.export.formats import render
from cahier.export.read_back import read
from cahier.redaction.brief import Paragraph, RedactedBrief
from cahier.redaction.leaks import Withheld, find_leaks, withheld_of
from cahier.workflows import compile_release
from cahier.workflows.errors import LeakFound


def chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


HEAD = chunk(b"IHDR", bytes((0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0)))
PIXELS = b"\x89PNG\r\n\x1a\n" + HEAD + chunk(b"IDAT", zlib.compress(bytes((2, 0, 0, 0)), 9)) + chunk(b"IEND", b"")


@cache
def prepared() -> tuple[RedactedBrief, Withheld, Canary]:
    birds = flock()
    answer = compiled(birds.records, "rule_9_2")
    assert answer.brief is not None
    withheld = withheld_of(birds.records).but(frozenset(answer.named), frozenset(answer.shown))
    secret = next(one for one in birds.canaries if (one.field, one.owner) == ("person.name_full", "P2"))
    return answer.brief, withheld, secret


@cache
def clean(kind: str) -> bytes:
    return PIXELS if kind == "png" else render(prepared()[0], kind)


def check(kind: str, data: bytes) -> None:
    brief, withheld, _ = prepared()
    if kind == "png":
        back = read("brief-picture.png", data)
        if back.objections or find_leaks(back.strings, withheld):
            raise LeakFound(back.objections)
        return
    compile_release.check(brief, {f"brief.{kind}": data}, withheld)


@pytest.mark.parametrize("kind", ["pdf", "docx", "html", "md", "txt", "png"])
def test_a_clean_file_of_each_kind_passes_and_is_silent(kind: str) -> None:
    check(kind, clean(kind))
    assert not found(f"brief.{kind}", clean(kind), (prepared()[2],))


@pytest.mark.parametrize("layer", MUTANTS)
def test_a_leak_in_each_layer_is_stopped(layer: str) -> None:
    kind, leak = MUTANTS[layer]
    leaked = leak(clean(kind), prepared()[2].text)
    assert found(f"brief.{kind}", leaked, (prepared()[2],)), "the scanner of this suite is blind to it"
    with pytest.raises(LeakFound):
        check(kind, leaked)


def test_a_leak_in_the_name_of_a_file_is_seen_by_the_search() -> None:
    _, withheld, secret = prepared()
    assert found(f"brief-{secret.text}.txt", b"", (secret,))
    assert find_leaks([(f"brief-{secret.text}.txt", "brief")], withheld) or find_leaks(
        [("name of the file", f"brief-{secret.text}.txt")], withheld
    )


def test_there_are_enough_of_them() -> None:
    kinds: dict[str, Any] = {}
    for kind, _ in MUTANTS.values():
        kinds[kind] = kinds.get(kind, 0) + 1
    print(f"{len(MUTANTS)} mutants: {kinds}")
    assert len(MUTANTS) >= 20
    assert set(kinds) == {"pdf", "docx", "html", "md", "txt", "png"}


@pytest.mark.parametrize("kind", ["docx", "html", "md", "txt"])
def test_a_value_in_the_very_text_of_a_brief_is_stopped_by_the_search_alone(kind: str) -> None:
    """Here the file says what was compiled, and its reader has nothing against it."""
    brief, withheld, secret = prepared()
    told = dataclasses.replace(brief, blocks=(*brief.blocks, Paragraph(f"It was {secret.text}.")))
    with pytest.raises(LeakFound, match="a name of"):
        compile_release.check(told, {f"brief.{kind}": render(told, kind)}, withheld)
