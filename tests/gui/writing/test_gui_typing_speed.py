from time import perf_counter, thread_time

import pytest
from hands import Recorded, in_vault, press, type_text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cahier.domain.account import Mention
from cahier.gui.controllers.interview import InterviewController
from cahier.gui.screens.interview import InterviewScreen
from cahier.gui.session import Session
from cahier.workflows import record

FRAME = 16.7  # milliseconds at 60 frames a second
LETTERS = 2_000
PARAGRAPH = "Gecə dörd nəfər gəldi, Tərlan yatmışdı, anası isə heç nə demədi. " * 8 + "\n\n"


@pytest.mark.long
def test_every_key_press_is_drawn_within_a_frame(qtbot: QtBot, session: Session, recorded: Recorded) -> None:
    """2,000 letters in the middle of a long account with a hundred mentions, saved all the while."""
    text = PARAGRAPH * (200_000 // len(PARAGRAPH))
    starts = range(text.index("Tərlan"), len(text) - 6, len(text) // 100)
    mentions = tuple(
        Mention(start=at, end=at + 6, kind="person", ref=recorded.target.person_id)
        for at in (text.find("Tərlan", start) for start in starts)
        if at >= 0
    )
    long = record.changed(recorded.account, text=text, mentions=mentions)
    in_vault(session, lambda workspace: record.save(workspace, long))
    screen = InterviewScreen()
    qtbot.addWidget(screen)
    screen.resize(1320, 840)
    controller = InterviewController(session, screen)
    screen.show()
    with qtbot.waitSignal(controller.autosave.kept):
        controller.open(long.case_id, long.account_id, len(text) // 2)
    controller.autosave.longest.setInterval(1_500)
    saved: list[object] = []
    controller.autosave.kept.connect(lambda kept: saved.append(kept.at))
    took, worked = [], []
    for number in range(LETTERS):
        began, began_work = perf_counter(), thread_time()
        if number % 60 == 59:
            press(screen.editor, Qt.Key.Key_Return)
        else:
            type_text(screen.editor, "gecə ğ"[number % 6])
        screen.editor.viewport().repaint()
        QApplication.processEvents()
        took.append(1000 * (perf_counter() - began))
        worked.append(1000 * (thread_time() - began_work))
        if number % 100 == 99:
            qtbot.wait(20)  # hands rest; the longest timer gets its turn
    controller.flush()
    took.sort()
    worked.sort()
    median, p95, p99 = (took[int(LETTERS * part)] for part in (0.5, 0.95, 0.99))
    own = worked[int(LETTERS * 0.95)]
    print(
        f"\n{len(text):,} letters, {len(mentions)} mentions, {len(set(saved)) - 1} saves: "
        f"median {median:.1f} ms, p95 {p95:.1f} ms, p99 {p99:.1f} ms, longest {took[-1]:.1f} ms per key; "
        f"of this thread's own time p95 {own:.1f} ms"
    )
    assert own < FRAME  # the rest depends on what else this machine is doing
