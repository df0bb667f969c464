import json
import re
from pathlib import Path

from name_forms import forms

from cahier.domain.case import Case
from cahier.domain.person import Person
from cahier.domain.records import CaseRecords
from cahier.redaction.known import Known
from cahier.redaction.leaks import find_leaks, withheld_of
from cahier.redaction.proposals import Proposal, propose

TORTURE = json.loads(Path(__file__).with_name("torture.json").read_text(encoding="utf-8"))
LATIN = re.compile("[a-zA-Z]")
AZERBAIJANI = re.compile("[əƏğıxq]")
LEAST_PRECISION = 0.97
MOST_AMBIGUOUS = 1  # "Muradına çatdı": a name and a wish, and nothing beside it tells which


def language_of(text: str) -> str:
    if re.search("[а-яА-Я]", text):
        return "ru"
    return "az" if AZERBAIJANI.search(text) else "en"


def known(*names: str, **more: tuple[str, ...]) -> Known:
    return Known(
        people=tuple(Person(person_id=f"p{number}", name_full=name, **more) for number, name in enumerate(names))
    )


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    plain, spans, place = "", [], 0
    for found in re.finditer(r"\[\[(.+?)\]\]", text, re.DOTALL):
        plain += text[place : found.start()]
        spans.append((len(plain), len(plain) + len(found[1])))
        plain += found[1]
        place = found.end()
    return plain + text[place:], spans


def of_person(text: str, who: Known) -> list[Proposal]:
    return [proposal for proposal in propose(text, language_of(text), who) if proposal.person == "p0"]


def test_a_recorded_name_is_found_in_every_form_of_the_torture_table():
    missed = []
    for name, texts in TORTURE["yes"].items():
        for text in texts:
            plain, spans = marked(text)
            found = of_person(plain, known(name))
            for start, end in spans:
                covered = {place for proposal in found for place in range(proposal.start, proposal.end)}
                if not all(place in covered for place in range(start, end) if plain[place].isalpha()):
                    missed.append(f"{name}: {text!r}: {[proposal.text for proposal in found]}")
    assert not missed, "\n".join(missed)


def test_words_that_only_look_like_a_name_are_left_alone():
    wrong = [
        f"{name}: {text!r}: {[proposal.text for proposal in found]}"
        for name, texts in TORTURE["no"].items()
        for text in texts
        if (found := of_person(text, known(name)))
    ]
    right = sum(map(len, TORTURE["yes"].values()))
    assert right / (right + len(wrong)) >= LEAST_PRECISION, "\n".join(wrong)
    assert len(wrong) <= MOST_AMBIGUOUS, "\n".join(wrong)


def test_the_torture_table_is_large_enough():
    pairs = sum(len(texts) for kind in ("yes", "no") for texts in TORTURE[kind].values())
    assert pairs >= 300


INVENTED = (
    "Aytəkin Qaragözlü", "Cəmşid Yolçuzadə", "Xəyyam Şirvanzalı", "Zivər Daşdələnova", "Müzəffər Oğuzhanlı",
    "Şahnisə Bulaqova", "Ruqiyyə Vəkilbəyli", "İlqar Tozanaqov", "Təhminə Xocavəndli", "Mələkxanım Qumruova",
)  # fmt: skip
CARRIERS = {
    "az": "Dünən {} gəldi və danışdı.",
    "en": "Then {} came and they spoke.",
    "ru": "Потом {} увезли, и всё.",
    "tr": "Dün {} geldi ve konuştu.",
}


def test_every_form_that_rules_of_spelling_make_of_a_name_is_hidden():
    missed = []
    for name in INVENTED:
        who = known(name)
        for language, form in forms(name):
            text = CARRIERS[language].format(form)
            start = text.index(form)
            found = [proposal for proposal in propose(text, language, who) if proposal.person == "p0"]
            hidden = {place for proposal in found for place in range(proposal.start, proposal.end)}
            if not all(place in hidden for place in range(start, start + len(form)) if text[place].isalpha()):
                missed.append(f"{name}: {form}")
    assert not missed


def test_every_such_form_is_a_leak():
    missed = []
    for name in INVENTED:
        records = CaseRecords(case=Case(case_id="c", code="T-1"), persons=(Person(person_id="p", name_full=name),))
        withheld = withheld_of(records)
        missed += [
            f"{name}: {form}"
            for language, form in forms(name)
            if not find_leaks([("x", CARRIERS[language].format(form))], withheld)
        ]
    assert not missed
