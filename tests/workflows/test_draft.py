"""Sentences offered for the public narrative are those a brief tells; a narrative made of them leaves whole."""

from dataclasses import replace

import pytest

from cahier import resources
from cahier.workflows import compile_release, draft, import_records, record
from cahier.workflows.compile_case import Order
from cahier.workflows.workspace import Workspace

ORDER = Order("ep_brief", "")


def case_of(workspace: Workspace, code: str) -> str:
    import_records.import_files(workspace, [resources.path(f"demo/{code}.json")])
    return workspace.vault.case_by_code(code).case_id


@pytest.mark.parametrize("code", ["DEMO-01", "DEMO-04", "DEMO-07", "DEMO-10"])
def test_a_narrative_of_offered_sentences_leaves_as_it_was_written(workspace: Workspace, code: str) -> None:
    case_id = case_of(workspace, code)
    offered = draft.draft(workspace, case_id, ORDER)
    assert len(offered.sentences) >= 3
    case = workspace.vault.records(case_id).case
    record.save(workspace, replace(case, narrative_brief=" ".join(offered.sentences[:3])))
    compiled = compile_release.preview(workspace, case_id, ORDER).compiled
    assert compiled.decision == "released"
    assert compiled.story[:3] == offered.sentences[:3]


def test_a_sentence_of_ones_own_beside_them_is_still_looked_at(workspace: Workspace) -> None:
    case_id = case_of(workspace, "DEMO-01")
    offered = draft.draft(workspace, case_id, ORDER).sentences
    case = workspace.vault.records(case_id).case
    written = f"{offered[0]} Samandar drove a forklift in Sumgayit."
    record.save(workspace, replace(case, narrative_brief=written))
    compiled = compile_release.preview(workspace, case_id, ORDER).compiled
    assert not any("Samandar" in said or "Sumgayit" in said for said in compiled.story)


@pytest.mark.parametrize("code", ["DEMO-05", "DEMO-08"])
def test_where_nothing_may_be_told_nothing_is_offered_and_the_reason_is_said(
    workspace: Workspace, code: str
) -> None:
    made = draft.draft(workspace, case_of(workspace, code), ORDER)
    assert made.sentences == ()
    assert made.reasons
