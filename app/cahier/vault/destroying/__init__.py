"""Destroys for ever: one record with all that is its own (`records`), or the whole vault (`whole`).

What destroying a record means here. No record has a key of its own: all pages are under the one key of the
database, so its words go by being overwritten. The keys of records in `crypto.keys` are derived from the vault
key and could be derived again; none is in use, and none can be destroyed while the vault lives. A file of
evidence does have a key of its own, random and kept nowhere but in the header of the file: that header is
overwritten first of all.

In this order, so that a kill at any call leaves the vault as it was, or as it will be, or known to be on the way:
1. the intent is saved: from here on an opening finishes what was begun, and says so; so does whoever destroys
   something else before that;
2. the headers of its files of evidence are overwritten and flushed;
3. in one transaction the records go, what others say of their ids goes, tombstones come, and the intent becomes
   a note that the pages are to be written anew; the files themselves are removed after it;
4. this computer notes the tombstones beside the vault, so that an older copy put back is told;
5. VACUUM writes every page anew.

Why the index and the pages: SQLite zeroes what is deleted (`secure_delete`) and FTS5 takes words out of its
index (`secure-delete`). Both leave some: beginnings of rows stand on in the gaps of pages they were moved on,
words in the table by which FTS5 finds its pages. Of 100 accounts and 100 people destroyed among as many others
that had been changed 8 times, one who has the key read on the pages: without zeroes 99, without step 5 5,
without the index built anew 17 (`tests/vault/test_vault_destroying.py`); with all of it none. An ordinary
removal zeroes and no more.

What stays, and is said: second copies made before; the blocks that the file system gave back (the journal of the
save, ends of files), which hold ciphertext of the same key and may lie on the disk for years; worn cells of
flash memory; whatever was exported. Whoever has such a block and the passphrase may read in it. Only a new vault
under new keys, and the old one destroyed whole, leaves no key for them.

A tombstone names nobody: the random id, the kind, the time, a code for why. A record with this id is refused
from then on (`Writer.put`), by an import, a merge, an undo. Of long texts and of files it has a keyed digest, so
that the same words under another id are recognised; whoever has both the key and the words can see that they
were here once.
"""
