"""Errors go from one process to another as they are."""

import pickle

import pytest

from etl.errors import (
    AbsentError,
    BurdenError,
    ClaimError,
    ClaimFileError,
    ContractError,
    CrashError,
    FetchError,
    LayoutError,
    TwofoldError,
    UncheckableError,
)

ERRORS = [
    FetchError("https://example.org/a.xlsx", "answered 404 Not Found", "Look for it"),
    AbsentError("https://example.org/a.xlsx", "the mirror lacks it", "Add it"),
    LayoutError("a.xlsx!\ud800", "is text", "Mend it"),
    ContractError("The contract of nato", ["a.xlsx!C4: is not known"]),
    ClaimError("most", "is not understood", "Say a number"),
    TwofoldError("the sentence", "makes two claims", "Check both", ("Poland is first", "Spain is last")),
    UncheckableError("owes", "cannot be checked: nobody owes anything", "Say below", "owes"),
    ClaimFileError("claims.csv, line 3", "is not UTF-8", "Save it as UTF-8."),
    CrashError("The process that reads it crashed."),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_says_the_same_in_another_process(error: BurdenError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert (str(again), again.args, again.__dict__) == (str(error), error.args, error.__dict__)
