"""The scanner itself: a word in any dress, in any layer, is found; a file without it is silent."""

import base64
import io
import zipfile
import zlib

import pytest
from canary_scanner import found, layers, written
from canary_words import Canary

BIRD = Canary("person.phones", "P2", "word", "Qzbadofegi")
NUMBER = Canary("fine.amount", "L1", "number", "73019946")


@pytest.mark.parametrize(
    "dressed",
    [
        b"Qzbadofegi", b"QZBADOFEGI", b"igefodabzQ", "Qzbadofegi".encode("utf-16-le"),
        "Qzbadofegi".encode("utf-16-be"), b"%51%7A%62%61%64%6F%66%65%67%69",
        b"&#81;&#122;&#98;&#97;&#100;&#111;&#102;&#101;&#103;&#105;", b"517a6261646f66656769",
        b"\\u0051\\u007a\\u0062\\u0061\\u0064\\u006f\\u0066\\u0065\\u0067\\u0069",
        base64.b64encode(b"Qzbadofegi was there"), base64.b64encode(b"x Qzbadofegi was there"),
        base64.b64encode(b"xy Qzbadofegi was there"),
    ],
)  # fmt: skip
def test_a_word_in_any_dress_is_found(dressed: bytes) -> None:
    assert found("a.txt", b"before " + dressed + b" after", (BIRD,))
    assert not found("a.txt", b"before and after", (BIRD,))


def test_a_number_with_gaps_is_found() -> None:
    for text in (b"73019946", b"73,019,946", b"73 019 946"):
        assert found("a.txt", text, (NUMBER,))


def test_a_word_in_a_member_a_stream_a_chunk_and_a_name_is_found() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w:t>Qzba</w:t><w:t>dofegi</w:t>" * 40)
    stream = zlib.compress(b"BT (Qzba) Tj (dofegi) Tj ET" * 40)
    pdf = b"%PDF-1.7\n1 0 obj\n<< >>\nstream\n" + stream + b"\nendstream\nendobj\n"
    png = b"\x89PNG\r\n\x1a\n" + (12).to_bytes(4, "big") + b"tEXtQzbadofegi  " + b"\0\0\0\0"
    for name, data in (("a.docx", packed.getvalue()), ("a.pdf", pdf), ("a.png", png), ("Qzbadofegi.txt", b"")):
        assert found(name, data, (BIRD,)), name
        assert len(list(layers(name, data))) >= 3


def test_every_way_is_another_one() -> None:
    assert len(written("Qzbadofegi")) >= 14
