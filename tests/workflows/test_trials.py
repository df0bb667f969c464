from datetime import UTC, datetime, timedelta

import pytest

from cahier.workflows import trials
from cahier.workflows.trials import Trial
from cahier.workflows.workspace import Workspace

MADE = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def first_look(workspace: Workspace) -> None:
    assert trials.due(workspace, MADE) is None


@pytest.mark.parametrize(
    ("hours", "due"), [(0, None), (23, None), (24, Trial(1)), (6 * 24, Trial(1)), (7 * 24, Trial(7))]
)
def test_a_trial_is_due_after_a_day_and_after_a_week(workspace: Workspace, hours: int, due: Trial | None) -> None:
    assert trials.due(workspace, MADE + timedelta(hours=hours)) == due


def test_one_that_was_done_is_not_asked_for_again_and_the_other_is(workspace: Workspace) -> None:
    trials.note_done(workspace, MADE + timedelta(days=2))
    assert trials.due(workspace, MADE + timedelta(days=3)) is None
    assert trials.due(workspace, MADE + timedelta(days=7)) == Trial(7)
    trials.note_done(workspace, MADE + timedelta(days=8))
    assert trials.due(workspace, MADE + timedelta(days=800)) is None


def test_whoever_comes_after_a_week_only_is_asked_once(workspace: Workspace) -> None:
    assert trials.due(workspace, MADE + timedelta(days=30)) == Trial(7)
    trials.note_done(workspace, MADE + timedelta(days=30))
    assert trials.due(workspace, MADE + timedelta(days=31)) is None


def test_what_nobody_can_read_begins_anew(workspace: Workspace) -> None:
    for text in ("no", "[]", '{"since": 3}'):
        workspace.vault.write(lambda writer, text=text: writer.put_setting("trials", text))  # type: ignore[misc]
        assert trials.due(workspace, MADE) is None
        assert trials.due(workspace, MADE + timedelta(days=1)) == Trial(1)


def test_a_trial_noted_before_any_look_counts_from_then(workspace: Workspace) -> None:
    workspace.vault.write(lambda writer: writer.put_setting("trials", "no"))
    trials.note_done(workspace, MADE)
    assert trials.due(workspace, MADE + timedelta(days=1)) == Trial(1)
