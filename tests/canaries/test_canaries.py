"""Every field a canary, every profile, every format: nothing disallowed is found, all that is allowed is there."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from canary_case import TICKS, Flock, flock
from canary_oracle import DAYS, MONTHS, SHOWN, day_is_allowed_alone, is_allowed, is_allowed_alone
from canary_scanner import day_is_shown, found, month_is_shown, texts
from canary_words import Canary

from cahier.export.formats import FORMATS, file_name, render
from cahier.redaction.brief import RedactedBrief
from cahier.redaction.compile import compile_brief
from cahier.redaction.leaks import Withheld, withheld_of
from cahier.redaction.occasion import Occasion
from cahier.redaction.profiles import profile_codes, profile_named
from cahier.redaction.recipients import recipient_coded
from cahier.workflows import compile_release, open_notebook
from cahier.workflows.compile_case import Order
from cahier.workflows.workspace import Workspace

LISTED = json.loads((Path(__file__).parents[1] / "fixtures" / "domain_fields.json").read_text(encoding="utf-8"))[
    "fields"
]
SEEN_TO = dict.fromkeys(TICKS, "Qzbecausewhy")
WHY = Canary("release.ticks", "R2", "word", "Qzbecausewhy")
# Raw codes of closed lists: what they mean may be told, never as they stand in the notebook.
CODES = (
    "TARGET_NAMED", "KIN.SPOUSE", "ROLE.TARGET", "ROLE.RELATIVE", "ROLE.PERP", "in_person", "EVD.COURT",
    "EVD.MEDIAART", "working_translation", "VIC.JOURN", "TNR.P.DETAIN", "LAW.SMUGGLE", "STG.CHARGED", "STG.CMEXEC",
    "DET.PRETRIAL", "PERP.POLICE", "PUR.SANCT", "no_lawyer", "red_notice",
)  # fmt: skip


@pytest.fixture(scope="module")
def birds() -> Flock:
    return flock()


@pytest.fixture
def workspace(tmp_path: Path, cheap_hashing: None, birds: Flock) -> Iterator[Workspace]:
    opened, _ = open_notebook.create(tmp_path / "notebook", "six invented words for a test")
    with opened:

        def record(writer: Any) -> None:
            writer.put_records(birds.records)
            for one in birds.beside:
                writer.put(one)

        opened.vault.write(record)
        yield opened


def released(workspace: Workspace, birds: Flock, profile: str, folder: Path) -> dict[str, bytes]:
    order = Order(profile, "", FORMATS, SEEN_TO)
    (outcome,) = compile_release.release(workspace, [birds.records.case.case_id], order, folder)
    assert outcome.decision == "released", outcome.reasons
    return {file.name: (folder / file.name).read_bytes() for file in outcome.files}


def test_every_field_of_the_domain_is_filled(birds: Flock) -> None:
    with_canary = {canary.field for canary in birds.canaries}
    free = [name for name, fields in LISTED.items() if set(fields) & with_canary]
    coded = [name for name, fields in LISTED.items() if set(fields) & birds.reached and name not in free]
    left = {name for name in LISTED if name not in free and name not in coded}
    print(f"fields {len(LISTED)}: {len(free)} with words, numbers or days, {len(coded)} with codes or yes/no")
    assert len(LISTED) == 258
    # a narrative would stand for the records and has its own test; no file lies behind the evidence here
    assert left == {
        "case.narrative_brief", "evidence.file", "evidence.derivatives[] (redacted copy, transcript)",
        "submission.recall_possible",
    }  # fmt: skip
    assert len(free) >= 210


@pytest.mark.parametrize("profile", profile_codes())
def test_nothing_disallowed_is_found_and_all_that_is_allowed_is_there(
    workspace: Workspace, birds: Flock, profile: str, tmp_path: Path
) -> None:
    files = released(workspace, birds, profile, tmp_path / "out")
    wanted = [canary for canary in birds.canaries if is_allowed(canary, profile)]
    assert {(canary.field, canary.owner) for canary in wanted} == SHOWN[profile]
    assert len(files) == len(FORMATS)
    for name, data in files.items():
        seen = found(name, data, (*birds.canaries, WHY))
        assert {canary: where for canary, where in seen.items() if not is_allowed(canary, profile)} == {}
        assert [canary.field for canary in wanted if canary not in seen] == []
        shown = texts(name, data)
        assert [code for code in CODES if code in shown] == []
        years = [canary for canary in birds.canaries if canary.kind == "year"]
        days = {(canary.field, canary.owner) for canary in years if day_is_shown(shown, canary.text)}
        months = {(canary.field, canary.owner) for canary in years if month_is_shown(shown, canary.text)}
        assert days <= DAYS[profile]
        assert months <= MONTHS[profile]
        if not name.endswith(".pdf"):  # there the end of a page may come between a day and its year
            assert (days, months) == (DAYS[profile], MONTHS[profile])
    looked_for, shown_count = len(birds.canaries) - len(wanted), len(wanted)
    print(f"{profile}: {len(files)} files, 0 of {looked_for} disallowed, {shown_count} of {shown_count} allowed")


@pytest.mark.parametrize("profile", [code for code in profile_codes() if code != "eu_sanctions"])
def test_a_narrative_stands_where_a_profile_takes_one_and_the_records_behind_it_do_not(
    birds: Flock, profile: str
) -> None:
    text = "The case has been called qzbadofegi, and it goes on."
    records = replace(birds.records, case=replace(birds.records.case, narrative_brief=text))
    answer = compiled(records, profile)
    assert answer.brief is not None, answer.reasons
    shown = "\n".join(answer.brief.visible_text())
    assert "qzbadofegi" in shown
    seen = found("brief.txt", shown.encode(), birds.canaries)
    assert [canary for canary in seen if not is_allowed(canary, profile)] == []


def test_no_narrative_goes_into_a_dossier(birds: Flock) -> None:
    text = "The case has been called qzbadofegi, and it goes on."
    records = replace(birds.records, case=replace(birds.records.case, narrative_brief=text))
    answer = compiled(records, "eu_sanctions")
    assert answer.brief is not None
    assert "qzbadofegi" not in "\n".join(answer.brief.visible_text())


def test_two_readers_of_one_case_share_no_reference(workspace: Workspace, birds: Flock, tmp_path: Path) -> None:
    order = Order("wgad", "", ("txt",), SEEN_TO)
    case_id = birds.records.case.case_id
    (first,) = compile_release.release(workspace, [case_id], order, tmp_path / "first")
    (second,) = compile_release.release(
        workspace, [case_id], replace(order, profile="rule_9_2"), tmp_path / "second"
    )
    names = [{file.name.partition(".")[0] for file in outcome.files} for outcome in (first, second)]
    assert len(names[0] | names[1]) == 2


def compiled(records: Any, profile: str) -> Any:
    chosen = profile_named(profile)
    occasion = Occasion(on=datetime.now(UTC).date(), confirmed=SEEN_TO)
    return compile_brief(records, chosen, recipient_coded(chosen.recipients[0]).name, occasion, lambda _n: 0)


def looked_through(brief: RedactedBrief, free: Withheld, birds: Flock, profile: str) -> int:
    """Write a brief in every format, check each file, and look for every bird; return how many there may be."""
    contents = {file_name(brief, kind): render(brief, kind) for kind in FORMATS}
    compile_release.check(brief, contents, free)
    allowed = 0
    for name, data in contents.items():
        seen, shown = found(name, data, birds.canaries), texts(name, data)
        assert {canary: where for canary, where in seen.items() if not is_allowed_alone(canary, profile)} == {}
        years = (canary for canary in seen if canary.kind == "year" and day_is_shown(shown, canary.text))
        assert [canary for canary in years if not day_is_allowed_alone(canary, profile)] == []
        allowed += len(seen)
    return allowed


@pytest.mark.long
def test_each_field_alone_in_each_profile_and_format(birds: Flock) -> None:
    """The whole product: one field filled at a time, so that no other field hides what it does.

    A field has the same canary in each case, so most fields leave the same brief behind, to the letter. Each
    different brief is written in every format once, and looked through for the canaries of every field.
    """
    fields = sorted({field for fields in LISTED.values() for field in fields})
    different: dict[tuple[str, RedactedBrief], int] = {}
    compilations = 0
    for field in fields:
        alone = flock(only=field)
        assert set(alone.canaries) <= set(birds.canaries)
        for profile in profile_codes():
            answer = compiled(alone.records, profile)
            if answer.brief is None:
                continue
            compilations += 1
            if (profile, answer.brief) not in different:
                free = withheld_of(alone.records).but(frozenset(answer.named), frozenset(answer.shown))
                different[profile, answer.brief] = looked_through(answer.brief, free, birds, profile)
    files, allowed = len(different) * len(FORMATS), sum(different.values())
    print(f"{len(fields)} fields one at a time, {len(profile_codes())} profiles: {compilations} briefs, ", end="")
    print(f"{len(different)} of them different: {files} files, {files * len(birds.canaries)} looks, ", end="")
    print(f"0 disallowed, {allowed} allowed")
    assert compilations > len(fields) * 3
    assert allowed > 0
