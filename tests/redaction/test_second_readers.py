"""Models read where the rules cannot tell; nothing depends on them, and nothing leaves through them."""

import io
import subprocess
import sys
import time

import pytest

from cahier.cli.run import run
from cahier.redaction import models
from cahier.redaction.finding import BY_MODEL
from cahier.redaction.known import Known
from cahier.redaction.models import rampart, second_reader
from cahier.redaction.models.pieces import Cutter
from cahier.redaction.models.rampart import LABELS, seen
from cahier.redaction.proposals import Proposal, propose
from cahier.redaction.regimes import stretches_of_one_regime

IN_SMALL = "he told hunter to call mason before grace arrived with the baby at night"
RUSSIAN = "вчера ночью забрали щукаря а потом увезли и нагульного сказали что не вернут никогда"
CASED = "Nobody came. Rose and the others are safe for now."


def proposed(text: str, language: str, *, with_models: bool = True) -> tuple[Proposal, ...]:
    return propose(text, language, Known.nobody(), with_models=with_models)


def by_model(text: str, language: str) -> set[str]:
    return {one.text for one in proposed(text, language) if one.rule == BY_MODEL}


def hidden(proposals: tuple[Proposal, ...]) -> str:
    return " ".join(one.text for one in proposals)


def test_the_models_are_installed_where_tests_run():
    assert models.missing() == ()


def test_names_that_are_words_are_seen_without_capitals():
    assert {"hunter", "mason", "grace"} <= by_model(IN_SMALL, "en")
    assert "grace" not in hidden(proposed(IN_SMALL, "en", with_models=False)).split()


def test_a_name_that_is_a_word_is_seen_at_the_beginning_of_a_sentence():
    assert "Rose" in hidden(proposed(CASED, "en"))
    assert "Rose" not in hidden(proposed(CASED, "en", with_models=False))


def test_forms_of_russian_names_are_seen_without_capitals():
    assert {"щукаря", "нагульного"} & by_model(RUSSIAN, "ru")


def test_a_text_without_doubt_is_not_read_by_the_english_model(monkeypatch):
    asked = []
    monkeypatch.setattr(second_reader, "seen", lambda text: asked.append(text) or ())
    proposed("They came to the house at night. Nobody was there, and the door stood open.", "en")
    assert asked == []
    proposed(CASED, "en")
    assert asked, "and where there is a doubt it is"


def test_what_must_stay_readable_stays_whatever_a_model_sees(monkeypatch):
    everything = "the european court wrote to interpol about article 206.4 and they said nothing at all to us"
    label = rampart.Seen(0, len(everything), "SURNAME", 1.0)
    monkeypatch.setattr(second_reader, "seen", lambda text: (label,))
    said = hidden(proposed(everything, "en"))
    assert "206.4" not in said
    assert "interpol" not in said


def test_without_models_the_rules_stand_alone(monkeypatch):
    monkeypatch.setattr(models, "find_spec", lambda name: None)
    assert models.missing() == ("English", "Russian")
    for text, language in ((IN_SMALL, "en"), (RUSSIAN, "ru")):
        assert proposed(text, language) == proposed(text, language, with_models=False)


def test_a_very_long_text_is_read_by_the_rules_alone(monkeypatch):
    monkeypatch.setattr(second_reader, "seen", lambda text: pytest.fail("asked"))
    proposed(f"{IN_SMALL}\n" * (models.LONGEST // len(IN_SMALL) + 1), "en")


def test_the_same_text_is_read_once_and_only_its_digest_is_kept():
    text = f"{IN_SMALL} {time.monotonic_ns()}"
    first = seen(text)
    assert seen(text) is first
    assert all(isinstance(key, bytes) and len(key) == 32 for key in rampart._remembered())
    assert all(one.label in LABELS for one in first)


def test_pieces_are_the_longest_there_are_and_know_their_places():
    cutter = Cutter("[PAD]\n[UNK]\n[CLS]\n[SEP]\nto\n##g\n##rul\ntogrul\n.\nz")
    pieces = cutter.cut("Toğrul tog. Žž")
    assert pieces.ids == (7, 4, 5, 8, 1)
    assert pieces.places == ((0, 6), (7, 9), (9, 10), (10, 11), (12, 14))


@pytest.mark.parametrize(
    "text", ["", " \n", "\u200b" * 50, "\ud800\ud800 tulpar", "x" * 5_000, "ş" * 300, "\u0301"]
)
def test_odd_texts_are_read_too(text: str):
    assert all(0 <= one.start < one.end <= len(text) for one in seen(text))


def test_paragraphs_are_parted_by_their_use_of_capitals():
    parts = (
        "They came at night. Nobody was told why they had come.\n",
        "then my brother wrote to me in small letters as he always does\n",
        "HE SAID THAT THEY WOULD COME BACK FOR ALL OF US SOON ENOUGH\n",
        "Nothing more is known.\n",
    )
    found = [
        text for start, end in stretches_of_one_regime("".join(parts)) for text in ["".join(parts)[start:end]]
    ]
    assert found == list(parts)
    assert list(stretches_of_one_regime("")) == []


def test_a_name_of_one_paragraph_is_found_in_another_that_writes_no_capitals():
    first = "We met Zebulon Kratzbein at the station in the morning."
    text = f"{first}\nthen they asked about kratzbein all night long again"
    starts = {one.start for one in proposed(text, "en", with_models=False)}
    assert text.rindex("kratzbein") in starts


PROGRAM = """
import sys
from cahier.redaction.known import Known
from cahier.redaction.proposals import propose
loaded = {name.partition(".")[0] for name in sys.modules}
assert not loaded & {"numpy", "onnxruntime", "pymorphy3"}, loaded
before = set(sys.modules)
propose(TEXTS[0], "en", Known.nobody())
propose(TEXTS[1], "ru", Known.nobody())
after = {name.partition(".")[0] for name in set(sys.modules) - before}
assert {"onnxruntime", "pymorphy3"} <= after, after
print(sorted(after & {"ssl", "_ssl", "socket", "_socket", "http", "urllib", "asyncio", "requests", "ftplib"}))
"""


def test_models_are_loaded_with_the_first_text_that_needs_them_and_bring_no_network():
    program = f"TEXTS = {(IN_SMALL, RUSSIAN)!r}\n{PROGRAM}"
    command = [sys.executable, "-c", program]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert ran.stdout.strip() == "[]"


def test_the_command_line_says_aloud_that_a_model_is_missing(monkeypatch, capsys):

    monkeypatch.setattr(models, "find_spec", lambda name: None)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(IN_SMALL.encode())))
    assert run(["redact", "--lang", "en"])[0] == 0
    told = capsys.readouterr().err
    assert "English" in told
    assert "Russian" in told
