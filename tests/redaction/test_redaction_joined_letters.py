"""Two letters written as one (œ, æ): French needs them, so they stand, and no name hides behind them."""

import pytest
from invented_case import a_case, compiled, event, text_of

from cahier.domain.decision import Decision
from cahier.domain.person import Person
from cahier.export.formats import FORMATS, render
from cahier.export.read_back import read, same_text
from cahier.redaction.compile import Compiled
from cahier.redaction.leaks import Withheld, find_leaks

FRENCH = (
    "Le cœur de la procédure est secret. Les œuvres de charité sont surveillées. "
    "Nos consœurs de la presse attendent. Le vœu est connu à L’HAŸ."
)
BEARERS = Withheld(
    people=(
        Person(person_id="p", name_full="Səməndər Daşkəsərli"),
        Person(person_id="q", name_full="Joel Oelsner"),
        Person(person_id="r", name_full="Göyçay Gözəlov"),
        Person(person_id="s", name_full="Nœmi Cœurjoly"),
    ),
    owners=(("p", "P"), ("q", "Q"), ("r", "R"), ("s", "S")),
)


def told(text: str, *kept: tuple[str, str]) -> Compiled:
    records = a_case(
        naming="NOT_NAMED",
        levels={"P1": 2},
        events=(event("E1", "TNR.T.THREAT", "P1"),),
        case={"narrative_brief": text},
    )
    decisions = tuple(
        Decision(decision_id=words, case_id="c", verdict="keep", scope="case", surface=words, type=kind)
        for words, kind in kept
    )
    return compiled(records, language="fr", decisions=decisions)


@pytest.mark.parametrize("kind", FORMATS)
def test_french_words_with_joined_letters_leave_whole_in_every_format(kind: str) -> None:
    answer = told(FRENCH, ("L’HAŸ", "ORG"))
    assert FRENCH in text_of(answer)
    assert answer.brief is not None
    back = read(f"brief.{kind}", render(answer.brief, kind))
    assert not back.objections
    assert same_text(answer.brief, back)
    shown = "\n".join(back.visible)
    assert all(word in shown for word in ("cœur", "œuvres", "consœurs", "vœu", "HAŸ"))


def test_a_sister_is_still_kin_however_she_is_spelled() -> None:
    for sister in ("sœur", "soeur", "SŒUR", "belle-sœur", "belle-soeur"):
        assert sister not in text_of(told(f"Sa {sister} a été arrêtée."))
        assert sister not in text_of(told(f"La {sister} attend.", (sister, "KIN")))


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("They took Sæmændær away.", "P"),
        ("see daşkæsærli2025", "P"),
        ("Jœl Œlsner was asked.", "Q"),
        ("The man Gœzælov was asked.", "R"),
        ("Noemi Coeurjoly was asked.", "S"),
        ("Nœmi Cœurjoly was asked.", "S"),
    ],
)
def test_no_name_hides_behind_two_letters_written_as_one(text: str, owner: str) -> None:
    assert {leak.owner for leak in find_leaks([("text", text)], BEARERS)} == {owner}


def test_ordinary_french_raises_no_alarm() -> None:
    assert find_leaks([("text", FRENCH), ("text", "Sa sœur et son œuvre, au cœur des mœurs.")], BEARERS) == ()
