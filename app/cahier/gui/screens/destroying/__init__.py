"""Destroying for ever: something of the notebook, the whole of it, and what is said when it is done.

Each page says first what goes and what it does not reach. Something of the notebook goes once the passphrase was
given again; the whole of it once a word was typed, because whoever has to be quick has no minute for that.
"""
