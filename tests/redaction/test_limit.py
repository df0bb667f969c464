"""A brief just long enough stays whole; what goes from a longer one is the lightest, and the last of those."""

import dataclasses
from typing import Any

from invented_case import a_case, compiled, event, proceeding, text_of

from cahier.redaction.brief import Paragraph
from cahier.redaction.compiling.limit import shortened, within_sections, words_of_lines
from cahier.redaction.compiling.sections import Line
from cahier.redaction.profile import ESSENTIAL, Limits, Profile, Section
from cahier.redaction.profiles import profile_named

CASE_OF_ONE = a_case(
    naming="TARGET_NAMED",
    levels={"P1": 5},
    events=(event("E1", "TNR.T.THREAT", "P1"), event("E2", "TNR.T.SMEAR", "P1")),
    proceedings=(proceeding("L1", "P1", kind="criminal", stage="STG.CHARGED", law_families=("LAW.TAX",)),),
)


def limited(words: int) -> Profile:
    ours = profile_named("ep_brief")
    return dataclasses.replace(ours, limits=Limits(words=words, pages=ours.limits.pages))


def line(text: str, weight: int, section: int = 0) -> Line:
    return Line(section, 0, "paragraph", text, weight)


def test_a_brief_of_just_as_many_words_as_its_reader_takes_stays_whole() -> None:
    whole = compiled(CASE_OF_ONE, profile=limited(10_000))
    words = len(text_of(whole).split())
    assert whole.lengths[0].words == words
    exact = compiled(CASE_OF_ONE, profile=limited(words))
    assert text_of(exact) == text_of(whole)
    assert not any("shortened" in check for check in exact.checks)
    shorter = compiled(CASE_OF_ONE, profile=limited(words - 1))
    assert shorter.lengths[0].words < words
    assert any("shortened" in check for check in shorter.checks)
    assert shorter.brief is not None
    whole_sentences = text_of(whole)
    kept = [block.text for block in shorter.brief.blocks if isinstance(block, Paragraph)]
    assert all(part in whole_sentences for text in kept for part in text.split(". "))


def test_of_lines_of_one_weight_the_last_goes_and_what_is_essential_never() -> None:
    lines = (line("one two", 50), line("three four", 50), line("five six", ESSENTIAL), line("seven", 60))
    kept: Any = shortened(lines, 5, words_of_lines)
    assert [each.text for each in kept] == ["one two", "five six", "seven"]
    assert [each.text for each in shortened(lines, 0, words_of_lines)] == ["five six"]
    assert shortened((), 0, words_of_lines) == ()


def test_a_section_with_a_limit_of_its_own_is_shortened_by_itself() -> None:
    lines = (line("one two", 50), line("three four", 40), line("five six seven", 10, section=1))
    sections = (Section("a", (), word_limit=2), Section("b", ()))
    assert [each.text for each in within_sections(lines, sections)] == ["one two", "five six seven"]
