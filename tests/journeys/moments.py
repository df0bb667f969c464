"""Where somebody may be when the notebook has to be gone: each brings the window there and returns at once."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget

from cahier import resources
from cahier.domain.person import Person
from cahier.gui.main_window import MainWindow
from cahier.gui.screens.brief import BriefScreen
from cahier.gui.screens.copies import CopiesScreen
from cahier.gui.screens.form_page import FormPage
from cahier.gui.screens.interview import InterviewScreen
from cahier.gui.screens.keys.new_passphrase import PassphraseStep
from cahier.gui.screens.unlock import UnlockScreen
from cahier.workflows import import_records
from journeys import steps
from journeys.researcher import PASSPHRASE, Researcher, type_text, wait_for

TYPED = "ẏǯꝗẘ was typed a moment before"
AT_DOOR: dict[str, Callable[[MainWindow, Path], object]] = {}
INSIDE: dict[str, Callable[[MainWindow, Path], object]] = {}
Moment = Callable[[MainWindow, Path], object]


def go(window: MainWindow, name: str, folder: str) -> str:
    """Bring the window to a moment; answer with what was typed and is to be found again."""
    if name in INSIDE:
        wait_for(lambda: window.desk is not None and window.desk._browse.list.cases.rowCount() > 0)
    moments = INSIDE | AT_DOOR
    return str(moments[name](window, Path(folder)) or "")


def press(main: MainWindow, key: str) -> None:
    """Press the keys of the quick exit or of the lock, as the window system hands them on."""
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    code, held = {"vanish": (Qt.Key.Key_Q, ctrl | shift), "lock": (Qt.Key.Key_L, ctrl)}[key]
    dialog = QApplication.activeModalWidget()  # which has the keyboard; a window under it is given no key
    window = dialog.windowHandle() if dialog else QGuiApplication.focusWindow()
    QTest.keyClick(window or main.windowHandle(), code, held)


def _door(moment: Moment) -> Moment:
    AT_DOOR[moment.__name__.strip("_")] = moment
    return moment


def _inside(moment: Moment) -> Moment:
    INSIDE[moment.__name__.strip("_")] = moment
    return moment


def _shown(window: MainWindow, kind: type) -> QWidget:
    return Researcher(Path(), window).shown(kind)


def _button(window: MainWindow, words: str) -> QPushButton:
    buttons = [each for each in window.findChildren(QPushButton) if each.isVisible() and words in each.text()]
    return buttons[0]


@_door
def _locked(window: MainWindow, _folder: Path) -> None:
    _shown(window, UnlockScreen)


@_door
def _half_a_passphrase(window: MainWindow, _folder: Path) -> None:
    steps.type_passphrase(window, "six invented")


@_door
def _passphrase_being_tried(window: MainWindow, _folder: Path) -> None:
    steps.unlock(window, "not the one at all")


@_door
def _wrong_passphrase(window: MainWindow, _folder: Path) -> None:
    steps.unlock(window, "not the one at all")
    steps.told_at_door(window)


@_door
def _other_ways_in(window: MainWindow, _folder: Path) -> None:
    window.door.show_recover()


@_door
def _new_notebook(window: MainWindow, _folder: Path) -> None:
    window.door.show_create()


@_door
def _new_notebook_being_made(window: MainWindow, folder: Path) -> None:
    window.door.place = folder / "Another"
    window.door.show_create()
    screen = window.door._stack.currentWidget()
    for field in (screen.passphrase, screen.again):
        type_text(field.edit, PASSPHRASE)
    screen.button.click()


@_door
def _recovery_sheet(window: MainWindow, folder: Path) -> None:
    steps.hash_cheaply(window)
    window.door.place = folder / "Another"
    window.door.show_create()
    steps.make(window, PASSPHRASE)


@_door
def _folder_dialog_at_the_door(window: MainWindow, _folder: Path) -> None:
    _shown(window, UnlockScreen).other_requested.emit()


@_door
def _getting_back(window: MainWindow, _folder: Path) -> None:
    window.door.lost.show("restore")


@_inside
def _list_of_cases(window: MainWindow, _folder: Path) -> None:
    _shown(window, type(window.desk._browse))


@_inside
def _search(window: MainWindow, _folder: Path) -> None:
    assert steps.search(window, "saxladılar") > 0


def _case(window: MainWindow, tab: str = "overview") -> None:
    desk = window.desk
    keys = [desk._browse.list.cases.key_at(row) for row in range(desk._browse.list.cases.rowCount())]
    desk.go_to({"case": next(key for key in keys if not key.startswith("case-")), "tab": tab})
    wait_for(lambda: desk.case.records is not None)


def _tab(name: str) -> Moment:
    return lambda window, _folder: _case(window, name)


for _name in ("overview", "interviews", "people", "events", "evidence", "releases"):
    INSIDE[f"case: {_name}"] = _tab(_name)


@_inside
def _new_case_half_filled_in(window: MainWindow, _folder: Path) -> str:
    window.desk.new_case()
    page = _shown(window, FormPage)
    type_text(page.form.field("title"), TYPED)
    return TYPED


@_inside
def _list_of_a_field_open(window: MainWindow, _folder: Path) -> None:
    _case(window)
    window.desk.forms.open(window.desk.case.records, "event")
    _shown(window, FormPage)
    next(box for box in window.findChildren(QComboBox) if box.isVisible() and box.count()).showPopup()
    wait_for(QApplication.activePopupWidget)


@_inside
def _person(window: MainWindow, _folder: Path) -> None:
    _case(window, "people")
    records = window.desk.case.records
    window.desk.forms.open(records, "person", records.persons[0].person_id)
    _shown(window, FormPage)


def _interview(window: MainWindow) -> InterviewScreen:
    _case(window, "interviews")
    records = window.desk.case.records
    window.desk.show_interview(records.case.case_id, records.accounts[0].account_id)
    screen = _shown(window, InterviewScreen)
    wait_for(lambda: window.desk.pages.controller("interview")._account is not None)
    return screen


@_inside
def _typing_an_account(window: MainWindow, _folder: Path) -> str:
    type_text(_interview(window).editor, TYPED)
    return TYPED


@_inside
def _linking_a_name(window: MainWindow, _folder: Path) -> None:
    screen = _interview(window)
    type_text(screen.editor, " @a")
    wait_for(lambda: screen.query.picker.isVisible())


@_inside
def _menu_of_the_text(window: MainWindow, _folder: Path) -> None:
    editor = _interview(window).editor
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(9, 9), editor.mapToGlobal(QPoint(9, 9)))
    QApplication.sendEvent(editor.viewport(), event)
    wait_for(QApplication.activePopupWidget)


@_inside
def _menu_of_languages(window: MainWindow, _folder: Path) -> None:
    _interview(window).side._offer_languages()
    wait_for(QApplication.activePopupWidget)


@_inside
def _everything_being_read_for_review(window: MainWindow, _folder: Path) -> None:
    _case(window)
    window.desk.review()
    QTest.qWait(60)


@_inside
def _review(window: MainWindow, _folder: Path) -> None:
    _case(window)
    window.desk.review()
    wait_for(lambda: getattr(window.desk.pages.controller("review"), "_review", None) is not None)


@_inside
def _brief_being_put_together(window: MainWindow, _folder: Path) -> None:
    _case(window)
    window.desk.brief()
    _shown(window, BriefScreen)
    QTest.qWait(150)


def _ready_brief(window: MainWindow, folder: Path) -> BriefScreen:
    _case_that_may_leave(window)
    window.desk.brief()
    screen = _shown(window, BriefScreen)
    wait_for(lambda: screen._decision)
    for box in screen.formats.values():
        box.setChecked(True)
    (folder / "briefs").mkdir(exist_ok=True)
    screen.folder.set_folder(folder / "briefs")
    wait_for(lambda: screen._decision == "released")
    _button(window, "I work alone").click()
    wait_for(lambda: screen.write.isEnabled())
    return screen


def _case_that_may_leave(window: MainWindow) -> None:
    """Record one that releases without a question."""
    researcher = Researcher(Path(), window)
    researcher.record_case()


@_inside
def _brief(window: MainWindow, folder: Path) -> None:
    _ready_brief(window, folder)


def _writing(seconds: float) -> Moment:
    def moment(window: MainWindow, folder: Path) -> None:
        _ready_brief(window, folder).write.click()
        QTest.qWait(int(seconds * 1000))

    return moment


INSIDE |= {f"brief being written for {seconds} s": _writing(seconds) for seconds in (0.05, 0.5, 1.2)}


@_inside
def _settings(window: MainWindow, _folder: Path) -> None:
    window.desk.pages.show_place("settings")


@_inside
def _keys(window: MainWindow, _folder: Path) -> None:
    window.desk.pages.show_place("keys")


def _changing(window: MainWindow) -> PassphraseStep:
    window.safety.keys.show()
    wait_for(lambda: window.safety.keys._ways)
    window.safety.keys.begin("passphrase")
    page = _shown(window, PassphraseStep)
    for field in page.new.findChildren(QLineEdit):
        type_text(field, "another six invented words for a test")
    type_text(page.again.passphrase.edit, PASSPHRASE)
    return page


@_inside
def _passphrase_asked_again(window: MainWindow, _folder: Path) -> None:
    _changing(window)


@_inside
def _passphrase_being_changed(window: MainWindow, _folder: Path) -> None:
    page = _changing(window)
    page.go()
    assert page.working.isVisible(), page.problem.text
    QTest.qWait(100)


@_inside
def _copies(window: MainWindow, _folder: Path) -> None:
    window.safety.copies.show()


@_inside
def _copy_being_made(window: MainWindow, folder: Path) -> None:
    window.safety.copies.show()
    (folder / "stick").mkdir(exist_ok=True)
    window.safety.copies.copy_to(folder / "stick")
    QTest.qWait(150)
    assert _shown(window, CopiesScreen).copying.isVisible()


@_inside
def _everything_being_checked(window: MainWindow, _folder: Path) -> None:
    window.safety.copies.show()
    window.safety.checks.look_at_everything()
    QTest.qWait(150)


@_inside
def _colleagues(window: MainWindow, _folder: Path) -> None:
    window.desk.pages.show_place("colleagues")


@_inside
def _file_dialog(window: MainWindow, _folder: Path) -> None:
    _case(window, "evidence")
    window.desk.add_files(window.desk.case.case_id)
    wait_for(QApplication.activeModalWidget)


@_inside
def _large_file_being_taken_in(window: MainWindow, folder: Path) -> str:
    _case(window, "evidence")
    window.desk.intake.take(window.desk.case.case_id, [folder / "film.bin"])
    QTest.qWait(300)
    assert window.desk.intake._under_way is not None
    return "film.bin"


@_inside
def _files_waiting_while_an_account_is_typed(window: MainWindow, folder: Path) -> str:
    _large_file_being_taken_in(window, folder)
    return _typing_an_account(window, folder)


def _evidence(window: MainWindow, mime: str) -> None:
    _case(window, "evidence")
    item = next(each for each in window.desk.case.records.evidence if each.mime == mime)
    window.desk.pages.show_evidence(window.desk.case.case_id, item.evidence_id)


@_inside
def _picture_being_looked_at(window: MainWindow, _folder: Path) -> None:
    _evidence(window, "image/jpeg")
    QTest.qWait(40)


@_inside
def _picture(window: MainWindow, _folder: Path) -> None:
    _evidence(window, "image/jpeg")
    wait_for(lambda: window.desk.pages.controller("evidence").page.picture.isVisible())


@_inside
def _picture_being_covered(window: MainWindow, folder: Path) -> None:
    _picture(window, folder)
    controller = window.desk.pages.controller("evidence")
    window.desk.pages.show_covering(controller._case_id, controller._evidence_id)
    wait_for(lambda: window.desk.pages.controller("covering")._evidence is not None)


@_inside
def _recording_open(window: MainWindow, _folder: Path) -> None:
    _evidence(window, "audio/wav")
    wait_for(lambda: window.desk.pages.controller("evidence").page.player.isVisible())


@_inside
def _consent_being_taken_back(window: MainWindow, _folder: Path) -> None:
    _case(window, "people")
    records = window.desk.case.records
    window.desk.pages.show_withdrawal(records.case.case_id, records.persons[0].person_id)
    wait_for(lambda: window.desk._shell.current_key == "withdrawal")


@_inside
def _records_being_imported(window: MainWindow, _folder: Path) -> None:
    files = sorted(resources.path("demo").glob("*.json"))
    window.desk._session.write(lambda workspace: import_records.import_files(workspace, files))
    QTest.qWait(60)


@_inside
def _save_half_done(window: MainWindow, _folder: Path) -> None:
    """Two thousand people in one write, of which some are put when the key comes."""

    def work(workspace: object) -> object:
        return workspace.vault.write(put)

    def put(writer: object) -> None:
        for number in range(40_000):
            writer.put(Person(person_id=f"half{number}", name_full=f"Half {number}"))
            begun.append(number)

    begun: list[int] = []
    window.desk._session.write(work)
    wait_for(lambda: len(begun) > 200)


@_inside
def _typing_while_a_save_is_half_done(window: MainWindow, folder: Path) -> None:
    editor = _interview(window).editor
    _save_half_done(window, folder)
    type_text(editor, TYPED)


@_inside
def _minimised(window: MainWindow, _folder: Path) -> None:
    window.showMinimized()


@_inside
def _just_opened(window: MainWindow, _folder: Path) -> None:
    del window
