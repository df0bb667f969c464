from hypothesis import given
from hypothesis import strategies as st

from cahier.domain.account import Mention, moved

TEXT = "abcdefghijklmnopqrst"
PLACES = st.integers(0, len(TEXT))


def mention(start: int, end: int) -> Mention:
    return Mention(start=start, end=end, kind="person", ref="person-1")


@st.composite
def edits(draw: st.DrawFn) -> tuple[Mention, int, int, str]:
    """Build a mention, and an edit: where, how many letters go, and what comes."""
    start, end = sorted(draw(st.lists(PLACES, min_size=2, max_size=2, unique=True)))
    position = draw(PLACES)
    removed = draw(st.integers(0, len(TEXT) - position))
    return mention(start, end), position, removed, "#" * draw(st.integers(0, 4))


@given(edits())
def test_a_mention_covers_what_is_left_of_its_own_words_and_no_other_words(
    edit: tuple[Mention, int, int, str],
) -> None:
    before, position, removed, added = edit
    text = TEXT[:position] + added + TEXT[position + removed :]
    gone = TEXT[position : position + removed]
    own = [letter for letter in TEXT[before.start : before.end] if letter not in gone]
    after = moved(before, position, removed, len(added))
    if after is None:
        assert own == []
        return
    covered = text[after.start : after.end]
    assert [letter for letter in covered if letter != "#"] == own
    inside = before.start < position and position + removed < before.end
    assert covered.count("#") == (len(added) if inside else 0)


@given(edits())
def test_a_mention_that_is_left_has_an_inside_and_stays_in_the_text(edit: tuple[Mention, int, int, str]) -> None:
    before, position, removed, added = edit
    after = moved(before, position, removed, len(added))
    if after is not None:
        assert 0 <= after.start < after.end <= len(TEXT) - removed + len(added)
        assert (after.kind, after.ref) == (before.kind, before.ref)


@given(edits())
def test_a_mention_is_dropped_only_when_nothing_of_it_is_left(edit: tuple[Mention, int, int, str]) -> None:
    before, position, removed, added = edit
    whole = removed > 0 and position <= before.start and before.end <= position + removed
    assert (moved(before, position, removed, len(added)) is None) is whole


def test_typing_at_a_border_does_not_lengthen_a_mention() -> None:
    assert moved(mention(3, 6), 3, 0, 2) == mention(5, 8)
    assert moved(mention(3, 6), 6, 0, 2) == mention(3, 6)
    assert moved(mention(3, 6), 4, 0, 2) == mention(3, 8)


def test_retyping_a_whole_mention_drops_it() -> None:
    assert moved(mention(3, 6), 3, 3, 5) is None
