"""The corners of the story: who is called what, what is not said twice, what is left when little may be said."""

import dataclasses
from typing import Any

import pytest
from invented_case import CASE, ON, a_case, compiled, detention, event, proceeding, story_of, text_of

from cahier.domain.organisation import Organisation
from cahier.domain.person import CasePerson
from cahier.domain.place import Place
from cahier.domain.proceeding import Fine, Interpol, Sentence
from cahier.redaction.compile import compile_brief
from cahier.redaction.occasion import Occasion
from cahier.redaction.profile import Allowed, Choice, Limits
from cahier.redaction.profiles import profile_named

THREAT = event("E1", "TNR.T.THREAT", "P1")


def named(**lists: Any) -> str:
    lists.setdefault("events", ())
    return story_of(compiled(a_case(naming="TARGET_NAMED", levels={"P1": 5}, **lists)))


def test_an_arrest_and_a_detention_of_one_season_are_said_once() -> None:
    arrest = event("E1", "TNR.P.DETAIN", "P1", date="2025-03-14")
    held = detention("D1", "P1", "DET.PRETRIAL", "2025-03-14", "2025-09-20")
    assert named(events=(arrest,), detentions=(held,)).endswith("The detention lasted more than six months.")
    going_on = detention("D1", "P1", "DET.PRETRIAL", "2025-03-14")
    assert named(events=(arrest,), detentions=(going_on,)).endswith(
        "remained in detention at the last information."
    )
    unclear = detention("D1", "P1", "DET.PRETRIAL", "2025-03-14", "2025-03")
    assert "detention" not in named(events=(arrest,), detentions=(unclear,))


def test_a_prison_term_that_was_pronounced_is_not_said_again() -> None:
    trial = proceeding("L1", "P1", judgment_date="2024-03", months=12)
    served = detention("D1", "P1", "DET.PRISON", "2024-03", "2025-03")
    assert "sent to prison" not in named(proceedings=(trial,), detentions=(served,))
    undated = detention("D1", "P1", "DET.POLICE", None, "2025-03")
    assert "custody" not in named(proceedings=(trial,), detentions=(undated,))


@pytest.mark.parametrize("status", ["DET.PRETRIAL", "DET.PRISON", "DET.POLICE"])
def test_beside_an_unnamed_trial_a_detention_has_no_date_and_no_length(status: str) -> None:
    trial = proceeding("L1", "P1", judgment_date="2024-03", articles=("CC 234",), law_families=("LAW.DRUGS",))
    held = detention("D1", "P1", status, "2021-09-20", "2024-03")

    def told(**lists: Any) -> str:
        return story_of(compiled(a_case(levels={"P1": 2}, events=(THREAT,), detentions=(held,), **lists)))

    assert "in autumn 2021 and held for more than two years" in told()
    assert "2021" not in told(proceedings=(trial,))
    assert "held for" not in told(proceedings=(trial,))


def test_a_status_without_words_is_not_told() -> None:
    strange = detention("D1", "P1", "DET.SOMETHING", "2024-03")
    assert "SOMETHING" not in named(events=(THREAT,), detentions=(strange,))


def test_a_suspended_sentence_and_a_fine_are_told_in_bands() -> None:
    trial = dataclasses.replace(
        proceeding("L1", "P1", judgment_date="2024-03", law_families=("LAW.TAX",)),
        sentence=Sentence(months=30, suspended=True),
        fine=Fine(amount=5_500.0, currency="AZN"),
    )
    assert named(proceedings=(trial,)) == (
        "Torgul Sinaqli, an online commentator living in the European Union, was given a suspended sentence of "
        "more than one year in spring 2024 on charges of tax evasion. The commentator was fined up to 10,000 AZN."
    )


def test_administrative_detentions_are_told_together_with_the_longest_band() -> None:
    def arrest(code: str, date: str | None, days: int) -> Any:
        return dataclasses.replace(
            proceeding(code, "P1", kind="administrative", articles=("CAO 510",), judgment_date=date),
            sentence=Sentence(days=days),
        )

    assert (
        "in administrative detention twice, in 2023 and 2024, for up to 30 days each time, under Article 510"
        in (named(proceedings=(arrest("L1", "2023-05", 15), arrest("L2", "2024-03", 30))))
    )
    assert "in administrative detention in 2023 for up to 15 days, under" in named(
        proceedings=(arrest("L1", "2023-05", 15),),
        detentions=(detention("D1", "P1", "DET.ADMIN", "2023-05", "2023-06"),),
    )
    assert "in administrative detention repeatedly, for up to 15" in named(
        proceedings=tuple(arrest(f"L{number}", None, 10) for number in range(6))
    )


def test_two_named_people_of_one_group_keep_their_names() -> None:
    records = a_case(
        naming="TARGET_NAMED", levels={"P1": 5, "P3": 5}, events=(THREAT, event("E2", "TNR.P.SUMMON", "P3"),
        event("E3", "TNR.T.SURV", "P1"), event("E4", "TNR.P.SEARCH", "P3")),
    )  # fmt: skip
    people = tuple(dataclasses.replace(person, occupation="blogger") for person in records.persons)
    story = story_of(compiled(dataclasses.replace(records, persons=people)))
    assert story.count("Torgul Sinaqli") == story.count("Qaryagdi Sinaqli") == 2


def test_a_named_relative_does_not_get_the_group_of_the_target() -> None:
    story = story_of(
        compiled(a_case(naming="TARGET_NAMED", levels={"P3": 5}, events=(event("E1", "TNR.P.SUMMON", "P3"),)))
    )
    assert story.startswith("Qaryagdi Sinaqli was summoned")


def test_a_relative_is_not_told_of_when_the_target_never_agreed() -> None:
    arrest = event("E2", "TNR.P.DETAIN", "P3")
    answer = compiled(a_case(levels={"P3": 2}, events=(arrest,)))
    assert answer.brief is None


def test_a_target_who_told_the_story_is_told_of_as_a_target() -> None:
    records = a_case(naming="TARGET_NAMED", levels={"P1": 5}, events=(THREAT,))
    source = CasePerson(case_id=CASE, person_id="P1", code="P1", role=("ROLE.TARGET", "ROLE.SOURCE"))
    assert "Torgul" in story_of(compiled(dataclasses.replace(records, roles=(source, *records.roles[1:]))))


def test_a_region_is_told_only_where_the_profile_allows_it_and_nobody_is_named() -> None:
    ours = profile_named("ep_brief")
    fields = {**ours.fields, ("place", "adm1"): Allowed(2)}
    profile = dataclasses.replace(ours, place_level="PLC.5", fields=fields)
    place = Place(place_id="G", case_id=CASE, code="G1", adm1="Aran", country="AZ")
    search = event("E2", "TNR.P.SUMMON", "P3", place_ref="G", country="AZ")
    records = a_case(levels={"P1": 2, "P3": 2}, events=(THREAT, search), places=(place,))
    told = compile_brief(records, profile, "European Parliament", Occasion(on=ON))
    assert "questioned in Aran in" in story_of(told)
    assert "Aran" not in text_of(compiled(records))


def test_a_month_is_told_only_where_the_profile_allows_it() -> None:
    months = {"named": "month", "unnamed": "season"}
    profile = dataclasses.replace(profile_named("ep_brief"), dates=months)
    records = a_case(naming="TARGET_NAMED", levels={"P1": 5}, events=(THREAT,))
    assert "in March 2025" in story_of(compile_brief(records, profile, "European Parliament", Occasion(on=ON)))


def test_a_text_that_cannot_be_shortened_any_more_says_so() -> None:
    profile = dataclasses.replace(profile_named("ep_brief"), limits=Limits(words=20, pages=1))
    records = a_case(naming="TARGET_NAMED", levels={"P1": 5}, events=(THREAT,))
    answer = compile_brief(records, profile, "European Parliament", Occasion(on=ON))
    assert "The text is longer than 20 words and holds nothing more that may be left out." in answer.checks


def test_a_text_a_rule_forbids_is_stopped_whatever_wrote_it() -> None:
    ours = Organisation(organisation_id="o", case_id=CASE, code="O1", name="Torgul")
    answer = compiled(a_case(naming="TARGET_NAMED", levels={"P1": 5}, events=(THREAT,), organisations=(ours,)))
    assert (answer.decision, answer.brief, answer.named) == ("refused", None, ())
    assert answer.reasons[0].startswith("The finished text was stopped by rule H3: it holds the name")


def test_a_choice_that_a_flag_excludes_is_not_used() -> None:
    profile = profile_named("ep_brief")
    first, *rest = profile.titles
    other = (Choice("title.unnamed", unless=frozenset({"named"})), first, *rest)
    records = a_case(naming="TARGET_NAMED", levels={"P1": 5}, events=(THREAT,))
    answer = compile_brief(
        records, dataclasses.replace(profile, titles=other), "European Parliament", Occasion(on=ON)
    )
    assert text_of(answer).startswith("Azerbaijan: the case of Torgul")


@pytest.mark.parametrize(("act", "flagged"), [("TNR.C.DETAIN", "Interpol"), ("TNR.L.WARRANT", "in absentia")])
def test_an_act_alone_shows_its_pattern(act: str, flagged: str) -> None:
    answer = compiled(a_case(naming="TARGET_NAMED", levels={"P1": 5}, events=(event("E1", act, "P1"),)))
    assert flagged in text_of(answer)


def test_a_proceeding_of_nobody_is_left_out() -> None:
    adrift = dataclasses.replace(proceeding("L1", "P1"), person=None)
    answer = compiled(a_case(naming="TARGET_NAMED", levels={"P1": 5}, events=(THREAT,), proceedings=(adrift,)))
    assert "Proceeding L1 was left out: it does not say whom it happened to." in answer.checks


def test_a_bundle_of_charges_does_not_tell_who_somebody_without_a_name_is() -> None:
    bundle = proceeding(
        "L1", "P1", articles=("CC 206.3.2", "CC 213.1"), law_families=("LAW.SMUGGLE", "LAW.TAX", "LAW.FORGERY"),
        months=96, stage="STG.JUDG1",
    )  # fmt: skip
    story = story_of(compiled(a_case(levels={"P1": 2}, proceedings=(bundle,))))
    assert story.endswith("on charges of smuggling, tax evasion and other charges.")
    assert "forgery (Articles 206.3.2 and 213.1 of" in named(proceedings=(bundle,))


def test_what_strasbourg_publishes_is_told_of_named_people_only() -> None:
    judged = proceeding("L1", "P1", stage="STG.CMEXEC", judgment_date="2015")
    answer = compiled(a_case(levels={"P1": 2}, events=(THREAT,), proceedings=(judged,)))
    assert answer.elements == ("event E1",)
    assert "Committee of Ministers" in named(proceedings=(judged,))


def test_after_something_public_little_is_told_of_somebody_without_a_name() -> None:
    public = event("E2", "TNR.C.DETAIN", "P1", known_to=("PUBLIC",), country="ME")
    charged = proceeding(
        "L1", "P1", articles=("CC 178.3.2",), law_families=("LAW.FRAUD",), interpol=Interpol(type="red_notice")
    )
    refused = proceeding("L2", "P1", kind="extradition", outcome="refused")
    held = detention("D1", "P1", "DET.HOST", "2025-07-08")
    lists: Any = {"events": (public,), "proceedings": (charged, refused), "detentions": (held,)}
    answer = compiled(a_case(levels={"P1": 2}, **lists))
    assert story_of(answer).endswith("was charged with fraud.")
    assert "Proceeding L2 was left out: it was public, and would tell who the unnamed people are." in answer.checks
    assert "Extradition was refused" in named(**lists)
