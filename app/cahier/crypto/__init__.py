"""Keys and sealed headers. Knows nothing of cases.

A vault has one random 32-byte key that never changes with a passphrase. Each key slot wraps it: a passphrase
through Argon2id (RFC 9106), secrets that are random already (a recovery key, k of n shares, a key file) through
HKDF (RFC 5869), a public key of headquarters through HPKE (RFC 9180). Wrapping is AES-256-GCM with a fresh random
nonce and authenticated data that binds the slot to the vault and to its own parameters, so that a slot cannot be
moved to another vault nor made cheaper. All other keys are derived from the vault key, each with a label of its
own (`keys`).
"""
