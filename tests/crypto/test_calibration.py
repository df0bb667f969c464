import os
import resource
import time
from pathlib import Path

import pytest

from cahier.crypto import calibration, passphrase
from cahier.crypto.passphrase import CEILING, FLOOR, Cost

GIB = 1024 * 1024


def test_a_named_cost_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase, "COST", Cost(77, 7))
    assert calibration.suitable() == Cost(77, 7)


@pytest.mark.parametrize("seconds", [1e-9, 0.001, 0.01, 0.05, 0.16, 0.3, 0.9, 3, 100])
@pytest.mark.parametrize("memory", [0, GIB // 8, GIB, 4 * GIB, 64 * GIB])
def test_the_cost_is_never_out_of_bounds_nor_most_of_the_memory(seconds: float, memory: int) -> None:
    cost = calibration.cost_for(seconds, memory)
    passphrase.check(cost)
    assert cost.memory_kib <= max(FLOOR.memory_kib, memory // 4)


@pytest.mark.parametrize("seconds", [0.02, 0.1, 0.16, 0.3, 0.6])
@pytest.mark.parametrize("memory", [GIB, 4 * GIB, 16 * GIB])
def test_the_cost_is_about_the_time_that_was_meant(seconds: float, memory: int) -> None:
    cost = calibration.cost_for(seconds, memory)
    floor = FLOOR.memory_kib * FLOOR.iterations
    took = seconds * cost.memory_kib * cost.iterations / floor
    dearest = seconds * min(CEILING.memory_kib, memory // 4) * CEILING.iterations / floor
    assert min(0.5, dearest) <= took <= 2


def test_more_passes_are_taken_only_where_memory_is_short() -> None:
    assert calibration.cost_for(0.16, 16 * GIB).iterations == 3
    assert calibration.cost_for(0.16, GIB // 2).iterations > 3


def test_this_machine_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase, "COST", None)
    cost = calibration.suitable()
    start = time.perf_counter()
    passphrase.derive("six invented words", bytes(16), cost)
    print(f"{cost}: {time.perf_counter() - start:.2f} s")
    passphrase.check(cost)
    assert calibration.available_kib() > 64 * 1024


def test_where_the_system_does_not_say_a_gibibyte_is_taken_to_be_free(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(calibration, "_MEMORY", tmp_path / "nothing")
    assert calibration.available_kib() > 64 * 1024
    monkeypatch.delattr(os, "sysconf")
    assert calibration.available_kib() == GIB


def test_a_limit_on_this_process_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _which: (300 * 1024 * 1024, -1))
    assert calibration.available_kib() == 300 * 1024
