"""How time and memory grow with the number of people and with the length of the text."""

import time
from collections.abc import Callable

from tests.bench.redacting.accounts import demo_texts

from cahier.domain.case import Case
from cahier.domain.person import Person
from cahier.domain.records import CaseRecords
from cahier.redaction.known import Known
from cahier.redaction.leaks import find_leaks, withheld_of
from cahier.redaction.proposals import propose

SYLLABLES = ("bal", "dem", "fir", "gul", "hox", "kas", "lem", "nur", "pav", "toz")


def report_growth() -> None:
    """Print how time grows with the number of people and with the length of the text."""
    said = "\n".join(text["text"] for _, text in demo_texts()) + "\n"
    for number in (10, 1_000, 10_000):
        people = tuple(_invented(at) for at in range(number))
        known, withheld = (
            Known(people=people),
            withheld_of(CaseRecords(case=Case(case_id="c", code="T-1"), persons=people)),
        )
        propose(said, "en", known, with_models=False)
        find_leaks([("x", said)], withheld)
        proposing = _rate(lambda known=known: propose(said, "en", known, with_models=False), len(said))
        searching = _rate(lambda withheld=withheld: find_leaks([("x", said)], withheld), len(said))
        print(f"{number:6,} people: propose {proposing:9,.0f}  find_leaks {searching:9,.0f} characters per second")
    for times in (4, 16, 64):
        longer = said * times
        rate = _rate(lambda longer=longer: propose(longer, "en", Known.nobody(), with_models=False), len(longer))
        print(f"{len(said) * times:10,} characters: propose {rate:9,.0f} characters per second")


def _rate(work: Callable[[], object], length: int) -> float:
    started = time.process_time()
    work()
    return length / (time.process_time() - started)


def _invented(number: int) -> Person:
    """A person with a name made of syllables, and a number of a reserved range."""
    first, second = divmod(number, 100)
    given = SYLLABLES[first % 10] + SYLLABLES[first // 10 % 10] + SYLLABLES[second % 10] + "ur"
    family = "".join(SYLLABLES[at] for at in (second // 10, second % 10, first % 10, first // 10 % 10)) + "zadə"
    name = f"{given.capitalize()} {family.capitalize()}"
    return Person(person_id=f"p{number}", name_full=name, phones=(f"+994 00 {number:07d}",))


def speed() -> str:
    """Characters per second over the demonstration texts, repeated with changed words."""
    cases = list(demo_texts())
    total, seconds = 0, 0.0
    for number in range(6):
        for case, text in cases:
            known = Known.from_people_document(case)
            said = "\n".join([text["text"]] * 8).replace("e", "eiou"[number % 4])
            started = time.process_time()
            propose(said, text["lang"], known, with_models=False)
            seconds += time.process_time() - started
            total += len(said)
    return f"{total / seconds:,.0f} characters per second of CPU over {total:,} characters"
