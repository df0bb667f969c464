import json
import re

import pytest

from cahier import resources

LANGUAGES = {"en", "az", "ru", "tr", "fr"}
VOCABULARIES = ("con", "det", "evd", "kin", "law", "perp", "plc", "pur", "stg", "tnr", "vic")


def test_every_vocabulary_has_its_file_and_there_are_two_hundred_and_six_terms() -> None:
    assert tuple(sorted(path.stem for path in resources.path("vocabularies").glob("*.json"))) == VOCABULARIES
    assert sum(len(resources.terms(vocabulary)) for vocabulary in VOCABULARIES) == 206


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_term_has_one_code_of_its_family_and_a_label_in_five_languages(vocabulary: str) -> None:
    terms = json.loads(resources.text(f"vocabularies/{vocabulary}.json"))["terms"]
    assert len({term["code"] for term in terms}) == len(terms)
    for term in terms:
        assert re.fullmatch(rf"{vocabulary.upper()}(\.[A-Z0-9_]+)+", term["code"])
        assert set(term["labels"]) == LANGUAGES
        assert all(label.strip() == label != "" for label in term["labels"].values())
        assert isinstance(term["reviewed"], bool)


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_two_terms_of_a_vocabulary_are_called_the_same(vocabulary: str, language: str) -> None:
    labels = [term["labels"][language] for term in resources.terms(vocabulary).values()]
    assert len(set(labels)) == len(labels)


def test_a_code_is_called_by_its_label_and_in_english_where_a_language_has_none() -> None:
    assert resources.label("TNR.D.ASSAULT", "az") == "Fiziki hücum"
    assert resources.label("TNR.D.ASSAULT", "de") == "Physical assault"


@pytest.mark.parametrize("code", ["TNR.X", "ROLE.TARGET", "../secret", "", "tnr"])
def test_a_code_that_is_not_known_is_a_fault_of_ours(code: str) -> None:
    with pytest.raises(KeyError):
        resources.label(code, "en")
