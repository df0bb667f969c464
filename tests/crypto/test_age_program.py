"""The real `age` program opens what we seal, and we what it seals."""

import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from cahier.crypto.age.reader import Reader
from cahier.crypto.age.sealing import seal
from cahier.crypto.age.x25519 import X25519Identity, X25519Recipient

SIZES = (0, 1, 65_535, 65_536, 65_537, 131_072, 200_000)


def age(*words: str, given: bytes = b"") -> bytes:
    if shutil.which(words[0]) is None:
        pytest.fail("age is missing. Install the package `age` (packaging/linux/prepare test does).")
    return subprocess.run(words, input=given, capture_output=True, check=True).stdout


@pytest.fixture
def identity(tmp_path: Path) -> X25519Identity:
    made = X25519Identity(os.urandom(32))
    (tmp_path / "identity").write_text(made.secret_text() + "\n")
    return made


@pytest.mark.parametrize("size", SIZES)
def test_age_opens_what_we_seal(tmp_path: Path, identity: X25519Identity, size: int) -> None:
    content, target = os.urandom(size), io.BytesIO()
    others = [X25519Identity(os.urandom(32)).recipient for _ in range(size % 3)]
    seal(io.BytesIO(content), target, (*others, identity.recipient))
    assert age("age", "-d", "-i", str(tmp_path / "identity"), given=target.getvalue()) == content


@pytest.mark.parametrize("size", SIZES)
def test_we_open_what_age_seals(identity: X25519Identity, size: int) -> None:
    content = os.urandom(size)
    sealed = age("age", "-r", str(identity.recipient), given=content)
    assert Reader(io.BytesIO(sealed), (identity,)).read() == content


def test_age_reads_our_identity_and_we_read_its_own(tmp_path: Path, identity: X25519Identity) -> None:
    assert age("age-keygen", "-y", str(tmp_path / "identity")).decode().strip() == str(identity.recipient)
    made = age("age-keygen").decode().splitlines()
    theirs = X25519Identity.of(made[-1])
    (public,) = (line.rpartition(" ")[2] for line in made if "public key" in line)
    assert str(theirs.recipient) == str(X25519Recipient.of(public)) == public


def test_age_refuses_what_we_would_refuse(tmp_path: Path, identity: X25519Identity) -> None:
    target = io.BytesIO()
    seal(io.BytesIO(bytes(70_000)), target, (identity.recipient,))
    with pytest.raises(subprocess.CalledProcessError):
        age("age", "-d", "-i", str(tmp_path / "identity"), given=target.getvalue()[:-1])
