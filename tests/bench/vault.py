"""What encryption costs, and how long a researcher waits for the vault. Printed by `make bench`, never asserted.

Each line is a ratio of two things measured in turn in this run, so that a slow computer or a busy one tells the
same; the milliseconds beside it are of this computer only.
"""

import dataclasses
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from costs.unkeyed import opened

from cahier.crypto import passphrase
from cahier.domain.account import Account
from cahier.domain.case import Case
from cahier.domain.person import CasePerson, Person
from cahier.vault import file
from cahier.vault.header_file import read_header
from cahier.vault.vault import Vault
from cahier.vault.writer import Writer

WORDS = "six invented words for a test"
RECORDS = 10_000
CASES = 200
ROUNDS = 5
_GIVEN = ("Nigar", "Tural", "Şəhla", "Rəşad", "Ülviyyə", "Щукина", "Джавид", "İpek", "Ayşe", "Murad")
_TOLD = "Onu İsmayıllı rayonunda saxladılar, şəhər şöbəsinə apardılar. Её держали всю ночь. Kapıyı kırdılar. "


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_DATA_HOME"] = place
        folder = Path(place) / "notebook"
        file.create(folder, WORDS)[0].close()
        unlocking(folder)
        with file.unlock(folder, WORDS) as vault:
            fill(vault)
            autosave(vault)
            sealing(vault)
            waiting(vault)
            size = (folder / "vault.db").stat().st_size
        line("size of the vault / text in it", size / text_size(), f"{size / 1e6:.1f} MB")
        ciphering(Path(place))


def line(name: str, ratio: float, beside: str) -> None:
    """Print one measurement."""
    print(f"{name:<66}{ratio:>8.2f}   ({beside})")


def unlocking(folder: Path) -> None:
    """Compare unlocking with the derivation of the key alone: what is above 1 is ours."""
    salt = os.urandom(16)
    kdf = read_header(folder)[0].body["slots"][0]["kdf"]
    cost = passphrase.Cost(kdf["m"], kdf["t"])
    alone, whole = in_turn(
        lambda: passphrase.derive(WORDS, salt, cost), lambda: file.unlock(folder, WORDS).close()
    )
    line("unlock / Argon2id alone", whole / alone, f"{whole * 1e3:.0f} / {alone * 1e3:.0f} ms")


def fill(vault: Vault) -> None:
    """Record what a small organisation has after some years, in one write."""
    vault.write(put_all)


def put_all(writer: Writer) -> None:
    """Put cases with people and accounts: 10,000 records that are searched, and their links."""
    for number in range(RECORDS):
        case_id, person_id = f"case-{number % CASES}", f"p{number}"
        if number < CASES:
            writer.put(Case(case_id=case_id, code=f"C-{number:03}", title_internal=f"Invented case {number}"))
        elif number % 2:
            writer.put(Person(person_id=person_id, name_full=f"{_GIVEN[number % 10]} Sınaq{number}ova"))
            writer.put(CasePerson(case_id=case_id, person_id=person_id, code=f"P{number}", role=("ROLE.WITNESS",)))
        else:
            writer.put(account(number, case_id, told(number)))


def account(number: int, case_id: str, text: str) -> Account:
    """Invent an account."""
    name = f"a{number}"
    return Account(account_id=name, case_id=case_id, interview_id="i", code=name, language="az", text=text)


def told(number: int) -> str:
    """Invent a text of about 2,000 letters, with one word of its own."""
    return _TOLD * 20 + f"söz{number} gün{number % 365}"


def text_size() -> int:
    """Return the bytes of the accounts that `put_all` puts."""
    return sum(len(told(number).encode()) for number in range(CASES, RECORDS) if number % 2 == 0)


def autosave(vault: Vault) -> None:
    """Compare the save of a growing account with the flushes of the same disk, which no save can do without."""
    text = [told(RECORDS)]

    def save(writer: Writer) -> None:
        text.append("bir söz daha")
        writer.put(account(RECORDS, "case-1", " ".join(text)))

    flush = typical(flushes(vault.path), 20)
    saved = typical(lambda: vault.write(save), 40)
    beside = f"{saved * 1e3:.1f} / {flush * 1e3:.1f} ms"
    line("autosave of an account / five flushes of this disk", saved / flush, beside)


def sealing(vault: Vault) -> None:
    """Compare saves of an account, by turns, with a copy of the vault whose triggers and head do not seal it."""
    copy = vault.path.with_name("unsealed.db")
    shutil.copy(vault.data.path, copy)
    bare = dataclasses.replace(vault.data, path=copy).connect()

    def save(writer: Writer) -> None:
        writer.put(account(RECORDS, "case-1", f"{told(RECORDS)} {time.time()}"))

    def unsealed() -> None:
        writer = Writer(bare)
        bare.execute("BEGIN IMMEDIATE")
        save(writer)
        writer.finish()
        bare.execute("COMMIT")

    taken = [(seconds(lambda: vault.write(save)), seconds(unsealed)) for _ in range(60)]
    with_it, without = (statistics.median(times) for times in zip(*taken, strict=True))
    line("autosave with seals / without", with_it / without, f"{with_it * 1e3:.1f} / {without * 1e3:.1f} ms")
    bare.close()


def flushes(folder: Path) -> Callable[[], None]:
    """Return what a save has to flush: three times the journal, once the data, once the folder."""
    place = folder.with_name("flushed")

    def work() -> None:
        with place.open("wb") as stream:
            for _ in range(5):
                stream.write(os.urandom(16_384))
                stream.flush()
                os.fsync(stream.fileno())

    return work


def waiting(vault: Vault) -> None:
    """Print what each wait is against the 100 ms after which a person notices one."""
    waits = {
        "search of a word in one account": typical_of(vault, "söz5000"),
        "search of a word in every account": typical_of(vault, "kapiyi"),
        "search of two words, one nowhere": typical_of(vault, "kapiyi heçnə"),
        "search of the beginning of a name": typical_of(vault, "sinaq77"),
        "list of all cases": typical(vault.cases, 20),
        "one whole case, 50 records": typical(lambda: vault.records("case-7"), 20),
    }
    for what, wait in waits.items():
        line(f"{what} / 100 ms, {RECORDS:,} records", wait / 0.1, f"{wait * 1e3:.1f} ms")
    checked = typical(vault.verify, 3)
    reread = typical(lambda: read_all(vault), 3)
    line("verify / reading every case", checked / reread, f"{checked * 1e3:.0f} / {reread * 1e3:.0f} ms")


def read_all(vault: Vault) -> int:
    """Read every case, from the disk and not from memory."""
    vault._connection.execute("PRAGMA shrink_memory").fetchall()
    return sum(1 for _ in vault.all_records())


def typical_of(vault: Vault, words: str) -> float:
    """Return how long a search takes."""
    return typical(lambda: vault.search(words), 20)


def ciphering(place: Path) -> None:
    """Compare the same work on the same schema with and without a key, everything else alike."""

    def save(at: Vault) -> None:
        at.write(lambda writer: writer.put_setting("time", str(time.time())))

    works: tuple[tuple[str, Callable[[Vault], object], int], ...] = (
        ("insert of 10,000 records", lambda at: at.write(put_all), 1),
        ("list of cases", lambda at: at.cases(), ROUNDS * 4),
        ("one whole case", lambda at: at.records("case-7"), ROUNDS * 4),
        ("search", lambda at: at.search("söz5000"), ROUNDS * 4),
        ("the smallest save", save, ROUNDS * 4),
        ("reading every case from the disk", read_all, ROUNDS),
        ("verify", lambda at: at.verify(), 2),
    )
    with opened(place / "cipher.db", keyed=True) as cipher, opened(place / "plain.db", keyed=False) as plain:
        for name, work, rounds in works:
            keyed, bare = in_turn(partial(work, cipher), partial(work, plain), rounds)
            line(f"{name}: encrypted / plain", keyed / bare, f"{keyed * 1e3:.1f} / {bare * 1e3:.1f} ms")


def in_turn(
    first: Callable[[], object], second: Callable[[], object], rounds: int = ROUNDS
) -> tuple[float, float]:
    """Measure two things by turns, so that both meet the same computer; return the least of each."""
    taken = [(seconds(first), seconds(second)) for _ in range(rounds)]
    return min(pair[0] for pair in taken), min(pair[1] for pair in taken)


def typical(work: Callable[[], object], rounds: int) -> float:
    """Return the median of several times."""
    return statistics.median(seconds(work) for _ in range(rounds))


def seconds(work: Callable[[], object]) -> float:
    """Return how long one go takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
