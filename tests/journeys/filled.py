"""A notebook as it is after some years: 10,000 records, the invented cases, and files of every kind."""

import wave
from pathlib import Path

from PIL import Image

from cahier import resources
from cahier.domain.account import Account
from cahier.domain.case import Case
from cahier.domain.person import CasePerson, Person
from cahier.vault.writer import Writer
from cahier.workflows import attach_evidence, enter, import_records, open_notebook

BIG = 6 << 30  # bytes of a file whose sealing takes a while; it takes no place on the disk
CASES = 200
RECORDS = 10_000
_TOLD = "Onu İsmayıllı rayonunda saxladılar, şəhər şöbəsinə apardılar. Её держали всю ночь. Kapıyı kırdılar. "


def fill(folder: Path, passphrase: str, *, years: bool = True) -> Path:
    """Make it in a folder, with a file to take in beside it; return where it lies."""
    place = folder / "Notebook"
    enter.new(place, passphrase)
    with open_notebook.unlock(place, passphrase) as workspace:
        if years:
            workspace.vault.write(_put_years)
        import_records.import_files(workspace, sorted(resources.path("demo").glob("*.json")))
        case_id = next(case.case_id for case in workspace.vault.cases() if not case.case_id.startswith("case-"))
        for file in (_photo(folder), _recording(folder), _letter(folder)):
            attach_evidence.attach(workspace, case_id, file)
    with (folder / "film.bin").open("wb") as big:
        big.truncate(BIG)
    return place


def _put_years(writer: Writer) -> None:
    """Put cases, with people and what they told."""
    for number in range(RECORDS):
        case_id = f"case-{number % CASES}"
        if number < CASES:
            writer.put(Case(case_id=case_id, code=f"C-{number:03}", title_internal=f"Invented case {number}"))
        elif number % 2:
            person_id = f"p{number}"
            writer.put(Person(person_id=person_id, name_full=f"Nigar Sınaq{number}ova"))
            writer.put(CasePerson(case_id=case_id, person_id=person_id, code=f"P{number}", role=("ROLE.WITNESS",)))
        else:
            told, name = f"{_TOLD * 20}söz{number}", f"a{number}"
            writer.put(
                Account(account_id=name, case_id=case_id, interview_id="i", code=name, language="az", text=told)
            )


def _photo(folder: Path) -> Path:
    path = folder / "photo.jpg"
    Image.effect_noise((3000, 2000), 90).convert("RGB").save(path, "JPEG")
    return path


def _recording(folder: Path) -> Path:
    path = folder / "told.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(bytes(16_000 * 2 * 600))
    return path


def _letter(folder: Path) -> Path:
    path = folder / "letter.pdf"
    path.write_bytes(b"%PDF-1.7 " + bytes(300_000))
    return path
