"""The published test vectors of the age format: what they say opens opens, and what they forbid is refused."""

import base64
import hashlib
import io
import json
import zlib
from collections import Counter
from pathlib import Path

import pytest

from cahier.crypto.age.errors import AgeError, HeaderAltered, Malformed, NotForUs, PayloadDamaged
from cahier.crypto.age.header import Identity
from cahier.crypto.age.hybrid import HybridIdentity
from cahier.crypto.age.reader import Reader
from cahier.crypto.age.x25519 import X25519Identity

KNOWN = json.loads((Path(__file__).parents[1] / "fixtures" / "age" / "cctv.json").read_text(encoding="ascii"))
VECTORS: dict[str, str] = KNOWN["vectors"]
SUCCESS = "success"
KINDS = {
    NotForUs: "no match",
    HeaderAltered: "HMAC failure",
    Malformed: "header failure",
    PayloadDamaged: "payload failure",
}
# Refused as well, under another name: a nonce is read with the payload; what does not unwrap is for others.
NAMED_OTHERWISE = {"hybrid_identity", "hybrid_low_order", "stream_no_nonce", "stream_short_nonce"}


def parts_of(vector: str) -> tuple[list[tuple[str, str]], bytes]:
    head, _, file = base64.b64decode(vector).partition(b"\n\n")
    fields = [(name, value) for name, _, value in (line.partition(": ") for line in head.decode().splitlines())]
    return fields, zlib.decompress(file) if "compressed" in dict(fields) else file


def identity_of(text: str) -> Identity:
    return HybridIdentity.of(text) if "-PQ-" in text else X25519Identity.of(text)


def outcome(fields: list[tuple[str, str]], file: bytes) -> tuple[str, str]:
    identities = [identity_of(value) for name, value in fields if name == "identity"]
    try:
        with Reader(io.BytesIO(file), identities) as reader:
            return SUCCESS, hashlib.sha256(b"".join(bytes(chunk) for chunk in reader.chunks())).hexdigest()
    except AgeError as error:
        return KINDS[type(error)], ""


@pytest.mark.parametrize("name", VECTORS)
def test_a_published_vector_has_its_verdict(name: str) -> None:
    fields, file = parts_of(VECTORS[name])
    said = dict(fields)
    what, digest = outcome(fields, file)
    assert (what == SUCCESS) is (said["expect"] == SUCCESS)
    assert what == said["expect"] or name in NAMED_OTHERWISE
    assert what != SUCCESS or digest == said["payload"]


def test_there_are_vectors_of_every_kind() -> None:
    expected = Counter(dict(parts_of(vector)[0])["expect"] for vector in VECTORS.values())
    print(f"{len(VECTORS)} published vectors: {dict(expected)}")
    assert set(expected) == {SUCCESS, *KINDS.values()}
    assert len(VECTORS) >= 84
