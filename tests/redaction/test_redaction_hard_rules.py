"""Each rule is seen to fire on a text that breaks it, and to leave a text that does not."""

import dataclasses
from typing import Any

import pytest
from invented_case import CASE, a_case, event, when

from cahier.domain.organisation import Organisation
from cahier.domain.place import Place
from cahier.domain.records import CaseRecords
from cahier.redaction.compiling.hard_rules import Finished, broken_rules, spaced

OWN_WORDS = frozenset(spaced("in spring relative family an online commentator three was the").split())


def case() -> CaseRecords:
    """Return the case with a role, an employer, a village and an exact date in it."""
    records = a_case(
        events=(event("E1", "TNR.P.DETAIN", "P3"), event("E2", "TNR.P.RENOUNCE", "P3", known_to=("PUBLIC",)),
                event("E3", "TNR.M.PASSREF", "P4"), event("E4", "TNR.T.THREAT", "P1", known_to=("STATE", "P2"))),
        organisations=(Organisation(organisation_id="o", case_id=CASE, code="O1", name="Uydurma Zavodu"),),
        places=(Place(place_id="p", case_id=CASE, code="G1", settlement="Qurmaca"),),
    )  # fmt: skip
    first = dataclasses.replace(
        records.persons[0], occupation="satirical video blogger", phones=("+994005550107",)
    )
    return dataclasses.replace(records, persons=(first, *records.persons[1:]))


def broken(
    *text: str, named: tuple[str, ...] = (), elements: tuple[str, ...] = (), **more: Any
) -> tuple[str, ...]:
    records = more.pop("records", case())
    return broken_rules(
        Finished(
            text=text,
            records=records,
            named=frozenset(named),
            elements=elements,
            language="en",
            vocabulary=OWN_WORDS,
            **more,
        )
    )


def test_a_harmless_text_breaks_nothing() -> None:
    assert broken("In spring 2025 a relative of an online commentator was arrested.", elements=("event E1",)) == ()


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("H1", "The satirist was told to stop."),
        ("H2", "His brother was arrested."),
        ("H2", "The mother-in-law was questioned."),
        ("H3", "It happened at the gate of Uydurma  zavodu."),
        ("H3", "It happened in QURMACA."),
        ("H4", "In 2025 he was sentenced under Article 234 of the Code."),
        ("H8", "A boy was refused a passport."),
        ("H9", "It was T. Sinaq who spoke."),
        ("H9", "It was T.S. who spoke."),
        ("H10", "As in TEST-01."),
        ("ID", "They took Torgul Sinaqli."),
        ("ID", "They took Torgul."),
        ("ID", "Call +994 00 555 01 07."),
        ("DATE", "On 14 March 2025 they came."),
        ("DATE", "On 2025-03-14 they came."),
        ("DATE", "On 14.03.2025 they came."),
    ],
)
def test_each_rule_fires(rule: str, text: str) -> None:
    records = case()
    if rule == "ID" and "+994" in text:
        first = dataclasses.replace(records.persons[0], phones=("+994 00 555 01 07",))
        records = dataclasses.replace(records, persons=(first, *records.persons[1:]))
    assert rule in broken(text, records=records)


@pytest.mark.parametrize(("rule", "element"), [("H5", "event E2"), ("H8", "event E3"), ("H7", "event E4")])
def test_a_rule_about_events_looks_at_the_ones_used(rule: str, element: str) -> None:
    assert rule in broken("A line.", elements=(element,))
    assert broken("A line.") == ()


def test_beside_a_name_no_relative_is_mentioned_but_in_the_one_sentence() -> None:
    family = "Members of the family have also come under pressure."
    assert "H6" in broken("A relative of Torgul Sinaqli was arrested.", named=("P1",))
    assert "H6" in broken(family, named=("P1",))
    assert broken(f"Torgul Sinaqli was arrested. {family}", named=("P1",), allowed=(family,)) == ()
    assert "H6" not in broken("A relative was arrested.")


def test_a_named_person_may_be_named_and_a_shared_surname_is_theirs() -> None:
    """P3 bears the same surname as P1."""
    assert broken("Torgul Sinaqli was arrested.", named=("P1",)) == ()
    assert "ID" in broken("Qaryagdi Sinaqli was arrested.", named=("P1",))


def test_minor_hooliganism_is_no_child() -> None:
    assert "H8" not in broken("Charged with minor hooliganism.")
    assert "H8" in broken("Charged with minor hooliganism, and a minor.")


def test_a_word_of_our_own_phrases_points_at_nobody() -> None:
    records = case()
    last = dataclasses.replace(records.persons[-1], name_full="(three relatives of P1)")
    records = dataclasses.replace(records, persons=(*records.persons[:-1], last))
    assert broken("It lasted three months.", records=records) == ()


def test_the_date_of_a_public_document_is_no_date_of_the_records() -> None:
    dated = dataclasses.replace(case().events[0], date=when("2025-12-18"))
    records = dataclasses.replace(case(), events=(dated,))
    text = "having regard to its resolution of 18 December 2025,"
    assert "DATE" in broken(text, records=records)
    assert "DATE" not in broken(text, records=records, allowed=("18 December 2025",))


def test_a_partial_date_is_no_exact_day() -> None:
    vague = dataclasses.replace(case().events[0], date=when("2025-03"))
    assert broken("On 1 March 2025 they came.", records=dataclasses.replace(case(), events=(vague,))) == ()


def test_what_no_brief_ever_holds_is_looked_for_in_every_kind_of_record() -> None:
    records = case()
    records = dataclasses.replace(
        records,
        case=dataclasses.replace(records.case, strategy_notes="wait for the plenary"),
        events=(dataclasses.replace(records.events[0], verbatim_words="stop or else (said twice)"),),
    )
    never = (("case", "strategy_notes"), ("event", "verbatim_words"), ("person", "phones"))
    for text in ("We wait  for the Plenary now.", "They said: stop, or else!"):
        assert "NEVER" in broken(text, records=records, never=never)
        assert "NEVER" not in broken(text, records=records, never=never[2:])
    assert "NEVER" not in broken("They said: stop.", records=records, never=never)
