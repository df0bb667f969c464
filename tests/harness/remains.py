"""What is left in a closed vault for one who has its key: every page decrypted without SQLCipher's help."""

from collections.abc import Iterable
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from cahier.crypto import keys
from cahier.vault.finding import searchable
from cahier.vault.header_file import read_header
from cahier.vault.opening import by_passphrase

PAGE, SALT, TAIL, SEAL = 16_384, 16, 80, 64  # bytes; each page ends with 16 of its own random and a seal of 64


def decrypted(path: Path, words: str) -> bytes:
    """Return every page of the database, those in no use too."""
    return pages_of(path / "vault.db", key_of(path, words))


def key_of(path: Path, words: str) -> bytes:
    """Return the raw key of the database."""
    header = read_header(path)[0]
    return keys.derive(by_passphrase(words)(header), header.vault_id, keys.DATABASE)


def pages_of(database: Path, key: bytes) -> bytes:
    """Return the pages of a database file, decrypted."""
    raw = database.read_bytes()
    pages = [raw[start : start + PAGE] for start in range(0, len(raw), PAGE)]
    bodies = [pages[0][SALT:-TAIL], *(page[:-TAIL] for page in pages[1:])]
    ciphers = [Cipher(algorithms.AES(key), modes.CBC(page[-TAIL:-SEAL])).decryptor() for page in pages]
    return b"".join(cipher.update(body) for cipher, body in zip(ciphers, bodies, strict=True))


def found(pages: bytes, words: Iterable[str]) -> list[str]:
    """Return the words that stand on some page, as written, folded for the search, or in two-byte letters."""
    return [word for word in words if any(form in pages for form in _forms(word))]


def _forms(word: str) -> tuple[bytes, ...]:
    folded = searchable(word)
    return (*(text.encode() for text in (word, folded, word.lower(), word.upper())), word.encode("utf-16-le"))
