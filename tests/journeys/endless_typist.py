"""Types without a pause until it is killed: `python endless_typist.py FOLDER`. Says how much is typed."""

import sys
import time
from pathlib import Path

from PySide6.QtTest import QTest

from cahier.crypto import passphrase
from cahier.gui import hardening
from cahier.gui.app import application
from cahier.gui.screens.form_page import FormPage
from cahier.gui.screens.interview import InterviewScreen
from journeys.researcher import Researcher, type_text, wait_for

WORDS = "Gəldilər, ışığı söndürdülər. Сказали: «Пусть замолчит». "


def main() -> None:
    """Make a notebook and a case, then type for ever."""
    passphrase.COST = passphrase.FLOOR = passphrase.Cost(64, 1)
    hardening.leave_no_settings()
    app = application("en", "light")
    researcher = Researcher(Path(sys.argv[1]))
    researcher.make_notebook()
    desk = researcher.window.desk
    desk.new_case()
    researcher.fill_in(title="Endless")
    wait_for(lambda: desk.case.records is not None)
    desk.new_interview()
    page = researcher.shown(FormPage)
    page.form.field("language").show_plain("az")
    page._save()
    screen = researcher.shown(InterviewScreen)
    wait_for(lambda: desk.pages.controller("interview")._account is not None)
    count = 0
    while app is not None:
        type_text(screen.editor, WORDS[count % len(WORDS)])
        count += 1
        print(f"{time.monotonic():.3f} {count}", flush=True)
        QTest.qWait(15)


if __name__ == "__main__":
    main()
