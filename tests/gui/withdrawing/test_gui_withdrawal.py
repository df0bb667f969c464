"""A consent is taken back in the window: what follows is said first, then whom to ask."""

from fingers import PASSPHRASE, a_release, import_demo, in_vault, words_on
from pytestqt.qtbot import QtBot

from cahier.domain.account import Account
from cahier.domain.consent import Consent
from cahier.domain.interview import Interview
from cahier.domain.recall import Recall
from cahier.gui.controllers.desk import Desk
from cahier.gui.main_window import MainWindow
from cahier.gui.screens.destroying.done import DestroyedPage
from cahier.gui.screens.destroying.record import DestroyStep
from cahier.gui.screens.form_page import FormPage
from cahier.gui.screens.withdrawal import WithdrawalPage
from cahier.gui.widgets.consent_card import ConsentCard
from cahier.workflows import record


def test_a_withdrawal_is_recorded_with_its_recalls_and_what_was_told_can_go_for_ever(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    import_demo(qtbot, desk)
    told = next(
        each for each in in_vault(desk, lambda workspace: workspace.vault.list(Interview)) if each.interviewee
    )
    person, case_id = str(told.interviewee), told.case_id
    desk.go_to({"case": case_id, "tab": "people"})
    qtbot.waitUntil(lambda: desk.case.records is not None and desk.case.records.case.case_id == case_id)
    records = desk.case.records
    left = record.changed(a_release(case_id), persons=(person,))
    in_vault(desk, lambda workspace: record.save(workspace, left))
    desk.forms.open(records, "person", person)
    form = desk._shell.page("form")
    assert isinstance(form, FormPage)
    form.findChild(ConsentCard).withdrawal_wanted.emit()
    qtbot.waitUntil(lambda: isinstance(desk._shell.current, WithdrawalPage))
    page = desk._shell.current
    assert isinstance(page, WithdrawalPage)
    assert "An invented office" in words_on(window)
    assert in_vault(desk, lambda workspace: workspace.vault.list(Recall)) == ()
    page.record.click()
    qtbot.waitUntil(lambda: "No brief is built on this consent" in words_on(window), timeout=15_000)
    (recall,) = in_vault(desk, lambda workspace: workspace.vault.list(Recall))
    assert recall.number == "AZ-7K3F"
    page.marked.emit(recall.recall_id, "sent")
    qtbot.waitUntil(lambda: in_vault(desk, lambda workspace: workspace.vault.list(Recall))[0].status == "sent")
    own = [
        each for each in in_vault(desk, lambda workspace: workspace.vault.list(Consent)) if each.person == person
    ]
    assert own
    assert all(each.withdrawn_on for each in own)
    assert "What they told is still here" in words_on(page)
    page.destroy_requested.emit()
    qtbot.waitUntil(lambda: isinstance(desk._shell.current, DestroyStep))
    step = desk._shell.current
    assert isinstance(step, DestroyStep)
    assert step.why.plain() == "withdrawn"
    step.again.passphrase.edit.setText(PASSPHRASE)
    step.button.click()
    qtbot.waitUntil(lambda: isinstance(desk._shell.current, DestroyedPage), timeout=15_000)
    gone = in_vault(desk, lambda workspace: workspace.vault.list(Interview))
    assert told.interview_id not in {each.interview_id for each in gone}
    accounts = in_vault(desk, lambda workspace: workspace.vault.list(Account))
    assert told.interview_id not in {each.interview_id for each in accounts}
    desk._shell.current.closed.emit()  # type: ignore[union-attr]
    assert desk._shell.current is page
    assert "What they told is still here" not in words_on(page)
