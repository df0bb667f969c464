import dataclasses
import re
from typing import Any

import pytest
from invented_case import (
    CASE,
    DEMO,
    ON,
    PARLIAMENT,
    a_case,
    compiled,
    consent,
    demo_case,
    detention,
    event,
    proceeding,
    story_of,
    text_of,
    ticked,
    truth_of,
    when,
)

from cahier.domain.interview import Interview
from cahier.domain.proceeding import Interpol
from cahier.redaction.brief import Paragraph
from cahier.redaction.pattern import PatternCounts, count_pattern
from cahier.redaction.phrases import languages, phrases_in

THREAT = event("E1", "TNR.T.THREAT", "P1", actor_type="PERP.POLICE")
ARREST = event("E2", "TNR.P.DETAIN", "P3", actor_type="PERP.POLICE", country="AZ", because_of="P1")
TICKED = ticked("P1:recheck_each_use", "I1:quiet_period")


def named_case(**more: Any) -> Any:
    more.setdefault("levels", {"P1": 5})
    more.setdefault("events", (THREAT, ARREST))
    return a_case(naming="TARGET_NAMED", **more)


def with_p3_as(records: Any, *parts: str) -> Any:
    """Return the case with other parts of P3 in it."""
    roles = (dataclasses.replace(one, role=parts) if one.person_id == "P3" else one for one in records.roles)
    return dataclasses.replace(records, roles=tuple(roles))


def unnamed_case(**more: Any) -> Any:
    more.setdefault("levels", {"P1": 2, "P3": 2})
    more.setdefault("events", (THREAT, ARREST))
    return a_case(**more)


@pytest.mark.parametrize("code", DEMO)
def test_the_invented_cases_come_out_as_they_were_meant_to(code: str) -> None:
    truth, records = truth_of(code), demo_case(code)
    answer = compiled(records, confirmed=TICKED)
    expected = {"ALLOW_NARRATIVE": "released", "COUNTS_ONLY": "counts_only"}[truth["export_decision"]]
    assert answer.decision == expected
    assert [records.role_of(person).code for person in answer.named] == truth["named_persons"]
    assert (answer.brief is None) == (truth["sanitised_brief_en"] is None)


@pytest.mark.parametrize("code", DEMO)
def test_an_invented_brief_names_nobody_but_the_people_allowed(code: str) -> None:
    records = demo_case(code)
    answer = compiled(records, confirmed=TICKED)
    text = "" if answer.brief is None else text_of(answer)
    for person in records.persons:
        for name in (person.name_full, person.name_native, *person.variants, *person.nicknames, *person.handles):
            if name and person.person_id not in answer.named and not name.startswith("("):
                assert name not in text


def test_the_condition_of_a_named_person_holds_the_brief_until_somebody_saw_to_it() -> None:
    waiting = compiled(demo_case("DEMO-05"))
    assert (waiting.decision, waiting.brief) == ("refused", None)
    assert [condition.key for condition in waiting.pending] == ["P1:recheck_each_use"]
    assert waiting.reasons == ("P1 asked to be consulted before every use: ask again, then tick this.",)
    assert compiled(demo_case("DEMO-05"), confirmed=TICKED).pending == ()


def test_a_case_that_may_only_be_counted_says_so_in_one_sentence() -> None:
    answer = compiled(demo_case("DEMO-08"))
    assert answer.decision == "counts_only"
    assert len(answer.reasons) == 1
    assert answer.elements == answer.persons == answer.named == ()


def test_a_name_needs_both_the_consent_and_the_decision() -> None:
    assert "Torgul" in text_of(compiled(named_case()))
    assert "Torgul" not in text_of(compiled(named_case(levels={"P1": 4})))
    assert "Torgul" not in text_of(compiled(unnamed_case(levels={"P1": 5})))
    assert "Torgul" not in text_of(compiled(a_case(naming="PENDING", levels={"P1": 5}, events=(THREAT,))))


def test_below_an_account_there_is_no_brief() -> None:
    counted = a_case(events=(THREAT,), consents=(consent("P1", 1, purpose="PUR.STATS"),))
    assert compiled(counted).decision == "counts_only"
    never = a_case(events=(THREAT,))
    assert compiled(never).decision == "refused"
    assert "ask them" in compiled(never).reasons[0]


def test_a_case_without_a_target_has_nobody_to_speak_of() -> None:
    answer = compiled(dataclasses.replace(named_case(), roles=()))
    assert answer.decision == "refused"
    assert "record who is" in answer.reasons[0]


def test_pressure_on_somebody_who_is_no_relative_is_no_pressure_on_the_family() -> None:
    """A relative agreed, and would let the sentence stand; what happened, happened to somebody else."""
    sentence = "Members of the family have also come under pressure."
    for who, stands in (("P6", False), ("P3", True)):
        pressed = event("E3", "TNR.P.DETAIN", who, because_of="P1")
        answer = compiled(named_case(levels={"P1": 5, "P3": 2}, events=(THREAT, pressed)))
        assert (sentence in text_of(answer)) is stands


@pytest.mark.parametrize(
    "part", ["ROLE.SOURCE", "ROLE.HELPER", "ROLE.CONTACT", "ROLE.LAWYER", "ROLE.EXPERT", "ROLE.THIRD", "ROLE.PERP"]
)
def test_a_relative_who_helped_or_told_is_not_told_about(part: str) -> None:
    """Whatever they agreed to: whoever reads of them could see who spoke or helped."""
    records = unnamed_case()
    assert "event E2" in compiled(with_p3_as(records, "ROLE.RELATIVE")).elements
    assert "event E2" in compiled(with_p3_as(records, "ROLE.RELATIVE", "ROLE.WITNESS")).elements
    barred = compiled(with_p3_as(records, "ROLE.RELATIVE", part))
    assert barred.elements == ("event E1",)
    assert "P3" not in barred.persons


@pytest.mark.parametrize(
    "part", ["ROLE.INTERVIEWEE", "ROLE.SOURCE", "ROLE.HELPER", "ROLE.WITNESS", "ROLE.CONTACT"]
)
def test_nobody_is_told_about_but_targets_and_their_relatives(part: str) -> None:
    records = unnamed_case()
    roles = tuple(
        dataclasses.replace(one, role=(part,)) if one.person_id == "P3" else one for one in records.roles
    )
    answer = compiled(dataclasses.replace(records, roles=roles))
    assert answer.elements == ("event E1",)


def test_what_happened_because_of_somebody_speaks_of_them_as_well() -> None:
    because = event("E3", "TNR.T.THREAT", "P1", actor_type="PERP.POLICE", because_of="P3")
    answer = compiled(unnamed_case(levels={"P1": 2}, events=(THREAT, because)))
    assert answer.elements == ("event E1",)
    assert any("Event E3 was left out" in check for check in answer.checks)
    both = compiled(unnamed_case(levels={"P1": 2, "P3": 2}, events=(THREAT, because)))
    assert set(both.elements) == {"event E1", "event E3"}


def test_a_consent_for_another_recipient_does_not_count() -> None:
    limited = a_case(
        naming="TARGET_NAMED", events=(THREAT,), consents=(consent("P1", 5, recipients=("EP_DROI",)),)
    )
    assert compiled(limited).brief is None
    assert compiled(limited, recipient="EP_DROI").brief is not None


def test_beside_a_named_person_nobody_else_is_described() -> None:
    answer = compiled(named_case(levels={"P1": 5, "P3": 2}))
    assert "relative" not in text_of(answer).casefold()
    assert "event E2" not in answer.elements
    assert "Event E2 was left out: beside a person who is named, nobody else is described." in answer.checks


def test_the_family_has_one_sentence_and_only_with_the_consent_of_a_relative() -> None:
    sentence = "Members of the family have also come under pressure."
    assert sentence not in text_of(compiled(named_case()))
    agreed = compiled(named_case(levels={"P1": 5, "P2": 2}))
    assert sentence in story_of(agreed)
    assert "consent-P2-1" in agreed.consents
    assert "family" not in text_of(agreed).replace(sentence, "")


def test_the_family_sentence_needs_something_that_happened() -> None:
    assert "family" not in text_of(compiled(named_case(levels={"P1": 5, "P2": 2}, events=(THREAT,))))
    rumour = dataclasses.replace(ARREST, certainty="hearsay")
    assert "family" not in text_of(compiled(named_case(levels={"P1": 5, "P2": 2}, events=(THREAT, rumour))))


def test_an_open_condition_of_a_relative_leaves_the_family_out_and_the_brief_in() -> None:
    own = consent("P2", 2, conditions=("recheck_each_use",))
    answer = compiled(named_case(consents=(own,)))
    assert answer.decision == "released"
    assert "family" not in text_of(answer)
    assert any("a condition of a relative" in check for check in answer.checks)
    asked = compiled(named_case(consents=(own,)), confirmed=ticked("P2:recheck_each_use"))
    assert "Members of the family" in text_of(asked)


@pytest.mark.parametrize("certainty", ["hearsay", "suspicion"])
def test_hearsay_and_suspicion_are_never_told(certainty: Any) -> None:
    doubtful = dataclasses.replace(ARREST, certainty=certainty)
    answer = compiled(unnamed_case(events=(THREAT, doubtful)))
    assert "arrested" not in text_of(answer)
    assert "Event E2 was left out: it is hearsay or a suspicion." in answer.checks


@pytest.mark.parametrize("certainty", ["single_source", None])
def test_what_one_source_said_is_marked(certainty: Any) -> None:
    answer = compiled(unnamed_case(events=(dataclasses.replace(THREAT, certainty=certainty),)))
    assert story_of(answer).startswith("According to information received, an online commentator")


def test_a_public_event_is_not_told_of_people_without_a_name() -> None:
    public = dataclasses.replace(ARREST, known_to=("PUBLIC",))
    broadcast = event("E3", "TNR.P.RENOUNCE", "P3", actor_type="PERP.MEDIA")
    answer = compiled(unnamed_case(events=(THREAT, public, broadcast)))
    assert answer.elements == ("event E1", "family")


def test_a_child_is_never_told_about() -> None:
    about_child = event("E3", "TNR.M.PASSREF", "P4")
    answer = compiled(unnamed_case(levels={"P1": 2, "P3": 2, "P4": 2}, events=(THREAT, about_child)))
    assert "passport" not in text_of(answer)
    assert "Event E3 was left out: it is about a child." in answer.checks


def test_helpers_and_officials_are_never_told_about() -> None:
    about_helper = event("E3", "TNR.P.SUMMON", "P6")
    answer = compiled(unnamed_case(levels={"P1": 2, "P6": 5}, events=(THREAT, about_helper)))
    assert "event E3" not in answer.elements


def test_an_official_is_an_institution() -> None:
    by_name = dataclasses.replace(THREAT, actor_ref="P5")
    answer = compiled(named_case(events=(by_name,)))
    assert "received threats from the police" in text_of(answer)
    assert "Muvekkilov" not in text_of(answer)


def test_an_event_about_two_people_needs_both() -> None:
    shared = dataclasses.replace(THREAT, code="E4", targets=("P1", "P2"))
    assert "event E4" not in compiled(unnamed_case(events=(ARREST, shared))).elements
    both = compiled(unnamed_case(levels={"P1": 2, "P2": 2, "P3": 2}, events=(ARREST, shared)))
    assert "event E4" in both.elements


def test_an_act_without_words_is_left_out() -> None:
    strange = event("E5", "TNR.C.ASYLUM", "P1")
    answer = compiled(unnamed_case(events=(THREAT, strange)))
    assert "Event E5 was left out: there is no cleared wording for it." in answer.checks


def test_of_people_without_a_name_neither_paragraph_nor_judgment_date_is_told() -> None:
    trial = proceeding(
        "L1", "P3", articles=("CC 234.4.3",), law_families=("LAW.DRUGS",), judgment_date="2024-10-09", months=78,
        court="Invented Court",
    )  # fmt: skip
    prison = detention("D1", "P3", "DET.PRISON", "2024-10-09")
    answer = compiled(unnamed_case(proceedings=(trial,), detentions=(prison,)))
    assert "(Article 234 of the Criminal Code)" in story_of(answer)
    assert "more than five years" in story_of(answer)
    assert not {"2024", "234.4", "Court"} & set(story_of(answer).replace(",", " ").split())
    assert "remained in detention" in story_of(answer)


def test_of_a_named_person_season_and_paragraph_are_told() -> None:
    trial = proceeding(
        "L1", "P1", articles=("CC 206.3.2", "nonsense"), law_families=("LAW.SMUGGLE",), judgment_date="2025-06-20",
        months=96, stage="STG.JUDG1",
    )  # fmt: skip
    answer = compiled(named_case(events=(), proceedings=(trial,)))
    assert story_of(answer) == (
        "Torgul Sinaqli, an online commentator living in the European Union, was sentenced in summer 2025 to more "
        "than five years in prison on charges of smuggling (Article 206.3.2 of the Criminal Code)."
    )


def test_a_charge_is_called_by_its_article_where_a_family_holds_two() -> None:
    trial = proceeding("L1", "P1", articles=("CC 192.3.2",), law_families=("LAW.ECON",), stage="STG.CHARGED")
    story = story_of(compiled(named_case(events=(), proceedings=(trial,))))
    assert "with illegal entrepreneurship (Article" in story
    bare = proceeding("L1", "P1", law_families=("LAW.ECON",), stage="STG.OPENED", opened="2025-02")
    story = story_of(compiled(named_case(events=(), proceedings=(bare,))))
    assert "was placed under investigation for economic offences in early 2025" in story


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"stage": "STG.CHARGED", "in_absentia": True}, "was prosecuted in absentia."),
        ({"stage": "STG.CLOSED", "decision_date": "2025-02"}, "the case was discontinued in early 2025."),
        ({"kind": "tax", "stage": "STG.AUDIT", "opened": "2024-11-18"}, "a tax inspection in autumn 2024."),
        ({"kind": "tax", "stage": "STG.TAXDEC"}, "was subjected to tax proceedings."),
        ({"kind": "civil"}, "faced civil proceedings."),
        ({"kind": "extradition", "outcome": "refused", "decision_date": "2025-12"}, "was refused in late 2025."),
        ({"kind": "extradition", "stage": "STG.EXTREQ"}, "Azerbaijan requested the extradition of Torgul Sinaqli"),
        ({"kind": "extradition", "outcome": "for reasons of kin"}, "Azerbaijan requested the extradition"),
        (
            {"stage": "STG.CMEXEC", "judgment_date": "2015"},
            "was the subject of a case judged in 2015, on which the",
        ),
        (
            {"stage": "STG.TRIAL", "interpol": Interpol(type="red_notice", status="deleted")},
            "An Interpol red notice",
        ),
        ({"stage": "STG.TRIAL", "fair_trial_issues": ("no_lawyer", "?")}, "were marked by no access to a lawyer."),
        ({"stage": "STG.TRIAL", "preventive_measure": "house_arrest"}, "measures ordered included house arrest."),
        ({"outcome": "convicted", "law_families": ("LAW.TAX",)}, "was convicted of tax evasion."),
        (
            {"kind": "administrative", "articles": ("CAO 510",)},
            "penalised in administrative proceedings, under Art",
        ),
    ],
)
def test_each_kind_of_proceeding_has_its_sentence(fields: dict[str, Any], words: str) -> None:
    answer = compiled(named_case(events=(), proceedings=(proceeding("L1", "P1", **fields),)))
    assert words in story_of(answer)


def test_asylum_is_never_told() -> None:
    asylum = proceeding("L1", "P1", kind="immigration")
    assert compiled(named_case(events=(THREAT,), proceedings=(asylum,))).elements == ("event E1",)


@pytest.mark.parametrize(
    ("periods", "words"),
    [
        ([("DET.PRETRIAL", "2025-05-19", None)], "has been in pre-trial detention since spring 2025."),
        ([("DET.PRETRIAL", None, None)], "remained in detention at the last information."),
        ([("DET.PRETRIAL", "2024-01-05", "2025-02-05")], "in early 2024 and held for more than a year."),
        (
            [("DET.HOUSE", "2025-06-01", None), ("DET.FREE", "2025-07-01", None)],
            "under house arrest in summer 2025.",
        ),
        ([("DET.REL_PARDON", "2025-05-25", None)], "was released by pardon or amnesty in spring 2025."),
    ],
)
def test_each_kind_of_detention_has_its_sentence(periods: list[Any], words: str) -> None:
    held = tuple(detention(f"D{number}", "P1", *period) for number, period in enumerate(periods))
    assert words in story_of(compiled(named_case(events=(), detentions=held)))


def test_several_people_without_a_name_are_told_apart_by_labels_drawn_anew() -> None:
    cases = dataclasses.replace(
        unnamed_case(levels={"P1": 2, "P2": 2, "P3": 2}),
        events=(THREAT, ARREST, event("E3", "TNR.P.SUMMON", "P2")),
    )
    assert "relative (Relative 1)" in story_of(compiled(cases))
    assert len({story_of(compiled(cases, fresh=None)) for _ in range(30)}) == 2


def test_a_relative_alone_is_told_as_the_relative_of_somebody() -> None:
    answer = compiled(unnamed_case(events=(ARREST,)))
    assert story_of(answer).startswith(
        "A close relative of an online commentator living in the European Union was"
    )
    assert "consent-P1-1" in answer.consents


def test_what_a_person_excluded_is_left_out_and_noted() -> None:
    own = consent("P1", 5, conditions=("exclude:current_location",))
    answer = compiled(named_case(levels={}, consents=(own,), events=(THREAT,)))
    assert "living" not in text_of(answer)
    assert "P1 excluded a detail, and it was left out." in answer.checks


def test_a_sensitive_group_is_not_told() -> None:
    answer = compiled(unnamed_case(case={"victim_groups": ("VIC.LGBTI", "VIC.RELATIVE")}, events=(THREAT,)))
    assert story_of(answer).startswith("A person living in the European Union received threats")


def test_somebody_who_may_be_named_but_has_no_name_is_a_gap_to_fill() -> None:
    records = named_case()
    nameless = tuple(dataclasses.replace(person, name_full=None) for person in records.persons)
    answer = compiled(dataclasses.replace(records, persons=nameless))
    assert answer.decision == "refused"
    assert answer.reasons == ("P1 may be named, but no name is recorded: add the full name.",)


def test_when_nothing_may_be_told_the_case_is_only_counted() -> None:
    answer = compiled(named_case(events=(dataclasses.replace(THREAT, certainty="suspicion"),)))
    assert (answer.decision, answer.brief) == ("counts_only", None)


def interviewed(day: str) -> Any:
    return named_case(interviews=(Interview(interview_id="i", case_id=CASE, code="I1", date=when(day)),))


@pytest.mark.parametrize("day", ["2026-03-09", "2026-02-20", "2026-02-08", "2026-02", "2026", "2026-02-0X"])
def test_in_the_month_after_an_interview_nothing_leaves_unless_somebody_says_why(day: str) -> None:
    answer = compiled(interviewed(day))
    assert (answer.decision, [item.key for item in answer.pending]) == ("refused", ["I1:quiet_period"])
    assert compiled(interviewed(day), confirmed={"I1:quiet_period": ""}).decision == "refused"
    lifted = compiled(interviewed(day), confirmed={"I1:quiet_period": "urgent, decided by the lawyer"})
    assert lifted.decision == "released"
    assert any("decided by the lawyer" in check for check in lifted.checks)


@pytest.mark.parametrize("day", ["2026-02-07", "2026-01", "2025"])
def test_after_the_month_it_leaves(day: str) -> None:
    assert compiled(interviewed(day)).decision == "released"


def test_an_interview_dated_ahead_is_a_date_to_correct() -> None:
    answer = compiled(interviewed("2026-05-01"))
    assert answer.decision == "released"
    assert any("dated after today" in check for check in answer.checks)


def test_the_same_records_and_draws_give_the_same_brief() -> None:
    assert compiled(named_case()) == compiled(named_case())
    assert compiled(named_case(), fresh=None) != compiled(named_case(), fresh=None)


def test_the_ledger_learns_whose_consent_the_brief_rests_on() -> None:
    answer = compiled(unnamed_case())
    assert answer.persons == ("P1", "P3")
    assert answer.consents == ("consent-P1-1", "consent-P3-1")
    assert answer.purpose == "PUR.EP"


def test_a_long_text_loses_whole_sentences_of_least_weight() -> None:
    acts = (
        "TNR.T.SURV",
        "TNR.T.SMEAR",
        "TNR.T.HARASS",
        "TNR.M.PASSREF",
        "TNR.M.PASSCAN",
        "TNR.T.DOXX",
        "TNR.T.HACK",
    )
    many = tuple(event(f"E{number}", act, "P1") for number, act in enumerate(acts * 3))
    answer = compiled(named_case(events=many))
    assert answer.brief is not None
    assert sum(len(line.split()) for line in answer.brief.visible_text()) <= 450
    assert any("shortened" in check for check in answer.checks)
    for block in answer.brief.blocks:
        if isinstance(block, Paragraph):
            assert block.text[-1] in ".,;"


def test_a_country_without_a_context_gets_no_foreign_figures() -> None:
    text = text_of(compiled(named_case(case={"country_origin": "TM"})))
    assert text.startswith("Turkmenistan: the case of Torgul Sinaqli")
    assert "Azerbaijan" not in text
    assert "{" not in text
    unknown = text_of(compiled(named_case(case={"country_origin": "the old country"})))
    assert unknown.startswith("The country of origin: the case of")


def test_no_small_number_is_said() -> None:
    few = text_of(compiled(named_case(), pattern=PatternCounts(4, (("TNR.T", 4),))))
    assert "holds fewer than 5 cases" in few
    many = text_of(compiled(named_case(), pattern=PatternCounts(12, (("TNR.T", 7), ("TNR.M", 4), ("TNR.C", 9)))))
    assert "holds at least 10 cases. At least 5 of them involve threats and surveillance from a distance." in many
    alone = PatternCounts(8, (("TNR.T", 4), ("TNR.P", 7)))
    assert alone.said(phrases_in("en")) == (
        "This documentation holds at least 5 cases.",
    )  # the eighth would be known
    assert PatternCounts(0, ()).said(phrases_in("en")) == ()


@pytest.mark.parametrize("language", languages())
def test_two_briefs_between_which_fewer_than_k_cases_came_in_never_tell_how_many(language: str) -> None:
    """Whatever number two briefs say, the difference is nothing or k: it points at nobody."""
    phrases, said = phrases_in(language), {}
    for cases in range(41):
        for involved in range(cases + 1):
            text = " ".join(PatternCounts(cases, (("TNR.T", involved),)).said(phrases))
            said[cases, involved] = tuple(int(number) for number in re.findall(r"\d+", text))
    for numbers in said.values():
        assert all(number % 5 == 0 for number in numbers)
    for (cases, involved), numbers in said.items():
        assert all(number <= max(cases, 5) for number in numbers)
        assert len(numbers) < 2 or (numbers[1] <= involved and cases - involved not in range(1, 5))
    assert PatternCounts(20, (("TNR.T", 20),), k=10).said(phrases)
    assert "10" in " ".join(PatternCounts(19, (), k=10).said(phrases))


def test_cases_are_counted_only_where_a_target_agreed_to_be_counted() -> None:
    counted = a_case(
        consents=(consent("P1", 1, purpose="PUR.STATS"),), case={"tnr_methods": ("TNR.T.THREAT", "TNR.T.SURV")}
    )
    found = count_pattern([counted, a_case(levels={"P1": 5})], PARLIAMENT, ON)
    assert (found.cases, found.methods) == (1, (("TNR.T", 1),))


def test_what_is_published_with_the_name_is_not_told_of_somebody_without_one() -> None:
    """An application to the Court is published; and what belongs to a public event finds who it happened to."""
    pending = proceeding("L1", "P1", kind="criminal", stage="STG.ECHRAPP")
    ordinary = proceeding("L2", "P1", kind="criminal", stage="STG.CHARGED")
    held = detention("D1", "P1", "DET.PRETRIAL", "2025-06-21")
    public = event("E9", "TNR.P.RENOUNCE", "P1", known_to=("PUBLIC",))
    more = {"levels": {"P1": 2}, "proceedings": (pending, ordinary), "detentions": (held,)}
    quiet = compiled(unnamed_case(events=(THREAT,), **more))
    assert set(quiet.elements) == {"event E1", "proceeding L2", "detention D1"}
    known = compiled(unnamed_case(events=(THREAT, public), **more))
    assert set(known.elements) == {"event E1", "proceeding L2"}
