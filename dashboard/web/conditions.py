"""Conditions of a request on what it asks for: whether it has this version already, or wants no other (RFC 9110)."""

from flask import Request, Response, abort

A_YEAR = 365 * 24 * 3600


def say_how_long(response: Response, lasting: bool) -> None:
    """Whether a browser may keep an answer for good, for its address changes with it, or has to ask each time."""
    if lasting:
        response.cache_control.public = True
        response.cache_control.max_age = A_YEAR
        response.cache_control.immutable = True
    else:
        response.cache_control.no_cache = True


def settle_conditions(response: Response, asked: Request) -> None:
    """Make of an answer with an ETag one without a body, where the request has it already.

    Answers with 412, in a sentence, where only another version was wanted. "*" wants any.
    """
    wanted = asked.if_match
    tag, weak = response.get_etag()
    # A weak tag is sure of no version.
    if wanted and not wanted.star_tag and (weak or not wanted.contains(tag or "")):
        abort(412, "What stands here is not the version that the request wants.")
    # Else this would be judged again, "*" taken for the name of a version.
    response.make_conditional({name: value for name, value in asked.environ.items() if name != "HTTP_IF_MATCH"})
