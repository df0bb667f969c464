"""The invented cases of resources/demo/, and the same with the keys that tests carry."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from invented_cases import comparable
from jsonschema import Draft202012Validator

from cahier import resources
from cahier.exchange.records_document import read_document, write_document
from cahier.exchange.schema import NAME
from cahier.exchange.shapes import CASE, CASE_PERSON, LISTS, PERSON, Shape
from cahier.exchange.shorthand import NO_CONSENT
from cahier.vault import file

Row = dict[str, Any]
CODES = ("DEMO-01", "DEMO-04", "DEMO-05", "DEMO-07", "DEMO-08", "DEMO-10")
TRUTH = json.loads((Path(__file__).parents[1] / "fixtures/demo/ground_truth.json").read_text(encoding="utf-8"))
SCHEMA = resources.data(NAME)
# Keys of the document that are not a field of ours: short forms and words for people.
SHORT = {
    "person": {*NO_CONSENT, "same_as"},
    "relationship": {"read"},
    "proceeding": {"sentence_months", "sentence_days"},
    "interview": {"date", "lang"},
    "consent": {"consent_id"},
}


def demo(code: str) -> bytes:
    return resources.path(f"demo/{code}.json").read_bytes()


def with_test_keys() -> bytes:
    """Return all the invented cases as test data carries them."""
    cases = []
    for code in CODES:
        case = json.loads(demo(code))["cases"][0]
        for row in case["testimonies"]:
            row.update(TRUTH["testimonies"][row["testimony_id"]])
            del row["case"]
        cases.append({**case, "fictional": True, "expected_output": TRUTH["cases"][code]})
    about = {"created_for": "tests", "disclaimer": "All is invented.", "totals": {"cases": len(cases)}}
    return json.dumps({"schema": "demo_cases/1", **about, "conventions": {}, "cases": cases}).encode()


def test_there_is_a_file_for_each_invented_case() -> None:
    assert tuple(sorted(path.stem for path in resources.path("demo").glob("*.json"))) == CODES


@pytest.mark.parametrize("code", CODES)
def test_an_invented_case_is_written_as_it_would_be_exported(code: str) -> None:
    imported = read_document(demo(code))
    assert [records.case.code for records in imported.cases] == [code]
    assert imported.notices == ()
    assert write_document(imported.cases) == demo(code)


@pytest.mark.parametrize("code", CODES)
def test_an_invented_case_fits_the_published_schema(code: str) -> None:
    assert list(Draft202012Validator(SCHEMA).iter_errors(json.loads(demo(code)))) == []


def test_test_data_imports_as_it_is_with_one_notice() -> None:
    imported = read_document(with_test_keys())
    plain = [read_document(demo(code)).cases[0] for code in CODES]
    assert [comparable(records) for records in imported.cases] == [comparable(records) for records in plain]
    (notice,) = imported.notices
    for key in ("spans", "must_keep", "expected_output", "word_count", "char_count", "sha256", "totals"):
        assert key in notice


def test_the_words_told_are_kept_to_the_letter_and_the_truth_lies_over_them() -> None:
    accounts = {account.code: account for code in CODES for account in read_document(demo(code)).cases[0].accounts}
    assert set(accounts) == set(TRUTH["testimonies"])
    for code, truth in TRUTH["testimonies"].items():
        text = accounts[code].text
        assert hashlib.sha256(text.encode()).hexdigest() == truth["sha256"]
        assert all(text[span["start"] : span["end"]] == span["text"] for span in truth["spans"])
        assert all(text[kept["start"] : kept["end"]] == kept["text"] for kept in truth["must_keep"])


def test_what_a_row_of_a_person_says_becomes_a_person_a_part_and_a_consent() -> None:
    (records,) = read_document(demo("DEMO-05")).cases
    people = {part.person_id: part for part in records.roles}
    given = {people[consent.person].code: consent for consent in records.consents}
    assert {cell.purpose: cell.level for cell in given["P1"].purposes}["PUR.EP"] == 5
    assert [code for code, consent in given.items() if consent.recheck_each_use] == ["P1", "P2", "P3"]
    assert "P4" not in given


def test_no_name_is_made_of_a_stroke_or_of_words_in_brackets() -> None:
    (records,) = read_document(demo("DEMO-01")).cases
    (daughter,) = (part for part in records.roles if part.code == "P7")
    assert daughter.role_detail == "(daughter of P6)"
    person = records.person(daughter.person_id)
    assert (person.name_full, person.name_native) == (None, None)


def test_names_that_are_none_are_read_from_a_row_as_people_write_it() -> None:
    row = {"person_id": "P1", "name_latin": "(helpful guard)", "name_native": "-", "role_detail": "on night duty"}
    document = {"schema": "cahier-records/1", "cases": [{"case_id": "TEST-01", "case": {}, "persons": [row]}]}
    (records,) = read_document(json.dumps(document).encode()).cases
    assert records.roles[0].role_detail == "on night duty (helpful guard)"
    assert records.persons[0].name_full is None


def test_a_text_is_kept_in_one_form_and_mentions_count_in_it() -> None:
    account = {
        "lang": "az",
        "text": "U\u0308zu\u0308m geldi",
        "mentions": [{"start": 0, "end": 4, "person": "P1"}],
    }
    case = {"case_id": "TEST-01", "case": {}, "persons": [{"person_id": "P1"}], "testimonies": [account]}
    document = json.dumps({"schema": "cahier-records/1", "cases": [case]}).encode()
    (records,) = read_document(b"\xef\xbb\xbf" + document).cases
    (mention,) = records.accounts[0].mentions
    assert records.accounts[0].text[mention.start : mention.end] == "Üzüm"
    assert mention.ref == records.persons[0].person_id
    assert records.accounts[0].interview_id == records.interviews[0].interview_id


def test_what_was_imported_is_found_in_the_vault_as_it_was(tmp_path: Path, cheap_hashing: None) -> None:
    cases = read_document(with_test_keys()).cases
    made, _ = file.create(tmp_path / "notebook", "six invented words for a test")
    with made as vault:
        vault.write(lambda writer: [writer.put_records(records) for records in cases] and None)
        assert tuple(vault.all_records()) == cases
        assert write_document(vault.all_records()) == write_document(cases)


@pytest.mark.parametrize("shape", [CASE, PERSON, *LISTS], ids=lambda shape: shape.notion)
def test_the_published_schema_and_the_table_know_the_same_keys(shape: Shape) -> None:
    part = SCHEMA["$defs"]["case_facts" if shape is CASE else shape.notion]
    shapes = (PERSON, CASE_PERSON) if shape is PERSON else (shape,)
    fields = {(one, name) for one in shapes for name in one.kind.__slots__ if name not in (one.id, "case_id")}
    keys = {one.key_of(name) for one, name in fields} | SHORT.get(shape.notion, set())
    assert set(part["properties"]) == keys - ({"case_id", "benchmark_links"} if shape is CASE else set())


def test_the_published_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert set(SCHEMA["$defs"]["case"]["properties"]) == {
        "case_id", "case", "benchmark_links", "persons", "interview", *(shape.rows for shape in LISTS),
    }  # fmt: skip
