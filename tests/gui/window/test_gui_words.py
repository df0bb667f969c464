from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from cahier.domain.dates import PartialDate
from cahier.gui import wording
from cahier.gui.dates import in_words, moment_in_words
from cahier.gui.forms import case, facts, people
from cahier.gui.translation import lengthened

SPECS = [people.NEW_PERSON, people.PERSON, facts.EVENT, facts.PROCEEDING, facts.DETENTION]
SPECS += [case.NEW_CASE, case.CASE, case.START, case.INTERVIEW, case.CONSENT]


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale("en"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2019", "2019"),
        ("2019-03~", "about March 2019"),
        ("2019-03-14", "14 March 2019"),
        ("2019-03?", "perhaps March 2019"),
        ("2019%", "perhaps about 2019"),
        ("2019-21", "spring 2019"),
        ("202X", "the 2020s"),
        ("2025-XX", "2025"),
        ("2025-03/2025-05", "March 2025 to May 2025"),
        ("2025-11/..", "since November 2025"),
        ("../2025-05", "until May 2025"),
        ("2025-03-14T09:30:00Z", "14 March 2025"),
        ("2025-03-1X", "10 to 19 March 2025"),
        ("2025-02-2X~", "about 20 to 28 February 2025"),
        ("2025-03-0X", "1 to 9 March 2025"),
    ],
)
def test_a_date_is_said_as_one_would_say_it(text: str, words: str) -> None:
    assert in_words(PartialDate(text)) == words


def test_an_hour_is_said_on_the_clock_of_the_whole_day() -> None:
    moment = datetime(2026, 11, 24, 15, 31).astimezone()
    assert moment_in_words(moment, moment) == "today at 15:31"
    assert moment_in_words(moment, moment + timedelta(days=9)) == "24 November 2026, 15:31"


def test_no_date_is_no_words() -> None:
    assert in_words(None) == ""


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.edit)
def test_every_list_a_form_offers_exists_and_has_words(spec: object) -> None:
    for field in spec.fields:  # type: ignore[attr-defined]
        if field.kind in ("choice", "codes"):
            offered = wording.options(field.options)
            assert offered, field.key
            assert all(words for _, words in offered), field.key


def test_a_code_nobody_knows_is_shown_as_it_is() -> None:
    assert wording.word("KIN.NEVER_HEARD_OF") == "KIN.NEVER_HEARD_OF"
    assert wording.word("KIN.BROTHER") == "Brother"
    assert wording.word("ROLE.TARGET") == "The person targeted"
    assert wording.word(None) == ""


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="{}"), min_size=1, max_size=80))
def test_the_long_language_is_longer_and_marked(source: str) -> None:
    long = lengthened(source)
    assert long.startswith("⟦")
    assert long.endswith("⟧")
    assert len(long) >= len(source) + 2 + len(source) * 2 // 5 - 1


def test_the_long_language_leaves_places_for_values_whole() -> None:
    assert "{name}" in lengthened("Kept as: {name} since {date}")
    assert "{date}" in lengthened("Kept as: {name} since {date}")
