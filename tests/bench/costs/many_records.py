"""T5: how long a page of a list or of a search takes in a very large notebook, with a key and without one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from cahier.domain.account import Account
from cahier.domain.case import Case
from cahier.domain.person import CasePerson, Person
from cahier.vault.vault import Vault
from cahier.vault.writer import Writer
from costs.measuring import bar, clock, p95
from costs.unkeyed import opened

CASES = 500
AT_ONCE = 25_000  # records in a save: each save reads again the people of every case it touched
TOLD = "Onu İsmayıllı rayonunda saxladılar, şəhər şöbəsinə apardılar. Её держали всю ночь. Kapıyı kırdılar. "
GIVEN = ("Nigar", "Tural", "Şəhla", "Rəşad", "Ülviyyə", "Щукина", "Джавид", "İpek", "Ayşe", "Murad")


def many_records(place: Path, count: int) -> None:
    """Measure and print: the slow one of twenty of each kind of page, against 100 ms and against no key."""
    with opened(place / "keyed.db", keyed=True) as keyed, opened(place / "bare.db", keyed=False) as bare:
        for vault in (keyed, bare):
            for start in range(0, count, AT_ONCE):
                vault.write(partial(_put, start, min(count, start + AT_ONCE)))
        for what, page in _pages(count):
            taken = [p95([clock(partial(page, vault, number)) for number in range(40)]) for vault in (keyed, bare)]
            beside = f"{taken[0] * 1e3:.1f} / {taken[1] * 1e3:.1f} ms"
            bar(f"T5 {what} of {count:,} records, p95 / 100 ms", taken[0] / 0.1, most=1, beside=beside)
            bar("T5 the same, cipher / plain", taken[0] / taken[1], most=3)


def _pages(count: int) -> tuple[tuple[str, Callable[[Vault, int], object]], ...]:
    return (
        ("the list of cases", lambda vault, _number: vault.cases()),
        ("a case", lambda vault, number: vault.records(f"case-{number * 11 % CASES}")),
        ("a word told once", lambda vault, number: vault.search(f"söz{number * 97 * 4 % count // 4 * 4}")),
        ("a word told everywhere", lambda vault, number: vault.search(TOLD.split()[number % 12].strip(",."))),
        ("the beginning of a name", lambda vault, number: vault.search(f"sinaq{number * 7 + 10}")),
        ("two words", lambda vault, number: vault.search(f"kapiyi gün{number * 9}")),
    )


def _put(start: int, end: int, writer: Writer) -> None:
    for number in range(start, end):
        case_id, name = f"case-{number % CASES}", f"r{number}"
        if number < CASES:
            writer.put(Case(case_id=case_id, code=f"C-{number:03}", title_internal=f"Invented case {number}"))
        elif number % 4:
            writer.put(Person(person_id=name, name_full=f"{GIVEN[number % 10]} Sınaq{number}ova"))
            writer.put(CasePerson(case_id=case_id, person_id=name, code=f"P{number}", role=("ROLE.WITNESS",)))
        else:
            text = f"{TOLD * 10}söz{number} gün{number % 365}"
            writer.put(
                Account(account_id=name, case_id=case_id, interview_id="i", code=name, language="az", text=text)
            )
