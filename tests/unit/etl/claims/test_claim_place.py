"""Places among members, of made-up figures."""

from made_up import observation

from etl.claims.place import find_place

COLUMN = {code: observation(value=value, member=code) for code, value in {"AAA": 3.0, "BBB": 2.0, "CCC": 2.0}.items()}


def test_the_same_figure_is_the_same_place_from_either_end() -> None:
    top, bottom = (find_place(COLUMN, tuple(COLUMN), "BBB", from_bottom=way) for way in (False, True))
    assert (top.rank, top.of, top.shared) == (2, 3, ("CCC",))
    assert (bottom.rank, bottom.shared) == (1, ("CCC",))


def test_a_place_is_certain_only_without_those_who_would_decide() -> None:
    known = find_place(COLUMN, tuple(COLUMN), "AAA", from_bottom=False)
    assert (known.is_at(1), known.is_at(2)) == (True, False)
    open_ = find_place(COLUMN, (*COLUMN, "DDD"), "AAA", from_bottom=False)
    assert (open_.is_at(1), open_.is_at(2), open_.is_at(3)) == (None, None, False)


def test_one_of_the_first_so_many_may_stand_before_those_who_have_no_figure() -> None:
    known = find_place(COLUMN, tuple(COLUMN), "BBB", from_bottom=False)
    assert [known.is_within(most) for most in (1, 2, 3)] == [False, True, True]
    open_ = find_place(COLUMN, (*COLUMN, "DDD"), "AAA", from_bottom=False)
    assert [open_.is_within(most) for most in (1, 2)] == [None, True]
