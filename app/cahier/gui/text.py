"""What becomes of text on its way to the screen, whatever shows it."""


def isolated(text: str) -> str:
    """Return data to stand inside a sentence: isolated, so that no writing direction reorders around it."""
    return f"\u2068{text}\u2069"
