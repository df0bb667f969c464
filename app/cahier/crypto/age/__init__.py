"""Files in the age v1 format (age-encryption.org/v1), which can be read from any place in them.

Why this format: with an exported identity any `age` program since 2019 rescues the files without us, and the
format has public test vectors and several implementations to be compared with. Written here, on `cryptography`
alone, because no binding offers reading from the middle: recordings are played, and never copied in the clear.

A file is a header, which wraps a fresh file key for each recipient and is sealed by that key, and a payload of
64 KiB chunks under ChaCha20-Poly1305. The nonce of a chunk is its number and whether it is the last, so that none
can be moved, left out, added or cut off; `Reader` looks at the last chunk first, and so sees a cut at once.

Promises: a byte that is not as it was sealed is never given out; every header that the specification forbids is
refused; memory does not grow with the file. Does not promise who wrote a file: whoever knows a recipient can.

Recipients: X25519, and the hybrid `mlkem768x25519` (X-Wing through HPKE; `age` knows it since 1.3) for files that
travel: what is recorded today stays closed when there are quantum computers. No passphrases, armour or plugins.
"""
