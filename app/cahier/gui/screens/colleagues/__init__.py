"""The people who work with the notebook: the list, and a page for each change of it."""
