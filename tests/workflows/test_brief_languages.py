"""Every language of a brief has every phrase, with the slots of the English one, and tells every invented case."""

import re

import pytest

from cahier import resources
from cahier.redaction.compiling.told import tidy
from cahier.redaction.phrases import ENGLISH, is_to_us, languages, phrases_in
from cahier.redaction.profiles import profile_codes, profile_named
from cahier.workflows import draft, import_records
from cahier.workflows.compile_case import Order
from cahier.workflows.workspace import Workspace

OTHERS = languages()[1:]
ALIKE = ("surveillance", "Kazakhstan")  # words that languages share
CODES = ("DEMO-01", "DEMO-04", "DEMO-07", "DEMO-10")


def slots(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", text))


def test_there_are_five_languages() -> None:
    assert sorted(languages()) == ["az", "en", "fr", "ru", "tr"]


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_every_phrase_with_its_slots(language: str) -> None:
    english, own = phrases_in(ENGLISH).entries, phrases_in(language).entries
    assert set(own) == set(english)
    assert [key for key, text in english.items() if slots(own[key]) != slots(text)] == []
    told = {key: re.sub(r"\{\w+\}|\W", "", text) for key, text in english.items()}
    left = [key for key, words in told.items() if len(words) > 8 and own[key] == english[key]]
    assert [key for key in left if not is_to_us(key) and told[key] not in ALIKE] == []


@pytest.mark.parametrize("code", profile_codes())
def test_a_profile_says_the_same_in_each_of_its_languages(code: str) -> None:
    profile = profile_named(code)
    assert set(profile.languages) >= {"en", "fr"}
    english = profile.texts[ENGLISH]
    for language in profile.languages:
        texts = profile.texts[language]
        assert set(texts) == set(english)
        assert [key for key in english if slots(texts[key]) != slots(english[key])] == []


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("code", CODES)
def test_the_invented_cases_are_told_in_every_language(workspace: Workspace, code: str, language: str) -> None:
    import_records.import_files(workspace, [resources.path(f"demo/{code}.json")])
    case_id = workspace.vault.case_by_code(code).case_id
    english = draft.draft(workspace, case_id, Order("ep_brief", "")).sentences
    told = draft.draft(workspace, case_id, Order("ep_brief", "", story_in=language)).sentences
    assert len(told) >= min(len(english), 3)
    for sentence in told:
        assert "{" not in sentence
        assert sentence == tidy(sentence)
        assert sentence not in english


def test_closed_gaps_leave_no_stray_mark() -> None:
    assert tidy("она,: обвинение весной 2025 г..") == "Она: обвинение весной 2025 г."
