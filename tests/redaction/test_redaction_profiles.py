import copy
import string
from typing import Any

import pytest

from cahier import resources
from cahier.redaction import profiles
from cahier.redaction.compiling.answers import questions
from cahier.redaction.consent import needed
from cahier.redaction.phrases import capitalised, phrases_in
from cahier.redaction.profiles import ProfileUnknown, parsed, profile_codes, profile_named
from cahier.redaction.recipients import recipient_coded


def document() -> Any:
    return copy.deepcopy(resources.data("templates/ep_brief.json"))


@pytest.mark.parametrize("code", profile_codes())
def test_every_profile_on_disk_has_its_whole_shape(code: str) -> None:
    profile = profile_named(code)
    assert profile.code == code
    assert profile.recipients
    assert all(recipient_coded(body).code == body for body in profile.recipients)
    assert profile.purpose in {term["code"] for term in resources.data("vocabularies/pur.json")["terms"]}
    for name in profile.contexts.values():
        assert resources.data(f"templates/context/{name}.json")["schema"] == "context/1"


def test_a_profile_nobody_made_is_refused_with_those_there_are() -> None:
    with pytest.raises(ProfileUnknown, match="ep_brief"):
        profile_named("../secrets")


def test_the_parliament_asks_for_the_levels_of_the_consent_table() -> None:
    profile = profile_named("ep_brief")
    assert profile.needs == {use: needed(use) for use in ("count", "narrative", "name")}
    assert (profile.limits.words, profile.limits.pages) == (450, 1)
    assert (set(profile.dates.values()), profile.place_level) == ({"season"}, "PLC.6")


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("schema", "profile/3", "schema"),
        ("dates", {"named": "fortnight", "unnamed": "season"}, "fortnight"),
        ("place_level", "PLC.0", r"PLC\.0"),
        ("limits", {"words": "many", "pages": 1}, "many"),
        ("names", {"targets": "everybody", "officials": "gate", "family_sentence": False}, "everybody"),
        ("fields", {"case": ["country_origin"], "person": ["phones"]}, r"person\.phones never leaves"),
        ("fields", {"case": ["country_origin"], "event": ["verbatim_words"]}, "never leaves"),
        ("fields", {"case": ["country_origin"], "event": ["act"], "detention": ["status"]}, "proceeding"),
    ],
)
def test_a_profile_of_another_shape_is_refused(key: str, value: Any, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        parsed(document() | {key: value})


def test_a_part_of_an_unknown_kind_is_refused() -> None:
    broken = document()
    broken["sections"][0]["parts"][0]["kind"] = "poem"
    with pytest.raises(ValueError, match="poem"):
        parsed(broken)


def test_a_text_that_is_missing_is_found_at_once() -> None:
    broken = document()
    del broken["texts"]["en"]["ask.held"]
    with pytest.raises(ValueError, match=r"ask\.held"):
        parsed(broken)


def test_a_profile_that_forgets_a_need_is_refused() -> None:
    broken = document()
    del broken["needs"]["name"]
    with pytest.raises(KeyError):
        parsed(broken)


def test_every_text_asks_for_slots_that_can_be_filled() -> None:
    slots = {"people", "origin", "charges", "term", "group", "status_month", "reference", "version"}
    slots |= set(resources.data("templates/context/eu_azerbaijan.json")["slots"])
    for text in document()["texts"]["en"].values():
        assert {field for _, field, _, _ in string.Formatter().parse(text) if field} <= slots


def test_every_number_of_the_context_has_a_date_or_a_source() -> None:
    context = resources.data("templates/context/eu_azerbaijan.json")
    for resolution in context["resolutions"]:
        assert resolution["date"]
        assert resolution["source"]
    for benchmark in context["benchmarks"]:
        assert benchmark["baseline"] is None or "(" in benchmark["baseline"]


def test_the_citation_agrees_with_the_resolutions_on_record() -> None:
    context = resources.data("templates/context/eu_azerbaijan.json")
    latest = max(context["resolutions"], key=lambda one: one["date"])
    votes = f"{latest['for']} votes to {latest['against']}, with {latest['abstentions']} abstentions"
    assert context["slots"]["resolution_votes"] == votes
    assert latest["date"] == "2025-12-18"


def test_every_question_a_form_asks_has_an_answer_and_every_flag_a_requirement_names_can_come_up() -> None:
    for code in profile_codes():
        profile = profile_named(code)
        parts = [part for section in profile.sections for part in section.parts]
        asked = {item.value for part in parts for item in part.items if item.value}
        assert asked <= questions(), code
        answered = {f"has.{question}" for question in asked} | {"named", "applicant", "officials", "has.evidence"}
        answered |= {f"category.{number}" for number in ("I", "II", "III", "IV", "V")}
        answered |= {f"has.{part.of if part.kind == 'table' else part.kind}" for part in parts}
        answered |= {f"has.{slot}" for slot in ("charges", "term", "group", "bodies", "people", "officials")}
        for requirement in profile.required:
            assert requirement.met_by <= answered, (code, requirement.text)


VOCABULARIES = [("tnr", "act"), ("tnr", "act_name"), ("law", "charge"), ("perp", "actor")]
SILENT = {"TNR.C.ASYLUM", "TNR.T.INTIMATE", "PERP.UNKNOWN"}  # said to nobody: asylum, intimacy, nobody


@pytest.mark.parametrize(("vocabulary", "prefix"), VOCABULARIES)
def test_every_term_has_its_words_or_is_silent_on_purpose(vocabulary: str, prefix: str) -> None:
    words = phrases_in("en")
    codes = {term["code"] for term in resources.data(f"vocabularies/{vocabulary}.json")["terms"]}
    assert {code for code in codes if not words.has(f"{prefix}.{code}")} <= SILENT


def test_lists_read_as_a_person_would_write_them() -> None:
    words = phrases_in("en")
    assert words.listed([]) == ""
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b", "c"]) == "a, b and c"


def test_only_the_first_letter_becomes_large() -> None:
    assert capitalised("according to Lala") == "According to Lala"
    assert capitalised("") == ""


def test_a_file_that_calls_itself_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    found = document()
    monkeypatch.setattr(resources, "data", lambda _name: found)
    with pytest.raises(ValueError, match="calls itself ep_brief"):
        profiles._loaded.__wrapped__("un_letter")
