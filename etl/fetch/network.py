"""Has bytes from the network: retries, a deadline, conditional requests, a record of origin."""

import os
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from http import HTTPStatus
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import requests
import stamina
from urllib3.exceptions import HTTPError

from etl.catalogue.moves import advise_move
from etl.errors import FetchError, GoneError
from etl.fetch.agent import name_agent
from etl.fetch.content import find_refusal
from etl.fetch.deadline import Deadline, Silence
from etl.fetch.failure import AttemptError, explain
from etl.fetch.raw import Original, RawFiles
from etl.fetch.resource import Resource
from etl.fetch.response import check_body, check_redirect, check_status, read_body, read_original


@dataclass(frozen=True)
class Policy:
    """How long and how often to try a URL: times in seconds, `limit` in bytes, as sent and as decoded.

    `deadline` holds for all attempts and waits together; `wait_asked` is the longest Retry-After that is waited for.
    `silence` is how long all URLs together are tried while nobody at all has answered.
    """

    connect: float = 10
    read: float = 30
    deadline: float = 180
    silence: float = 60
    attempts: int = 4
    wait_first: float = 0.5
    wait_longest: float = 10
    wait_asked: float = 60
    limit: int = 50_000_000
    redirects: int = 5


class Fetcher:
    """The network. Bytes are kept in `folder`/raw, with a record of origin, and had again only where they changed.

    Proxies and certificates are those that the environment names, as everywhere. Raises SettingError where
    BURDEN_CONTACT is wrong.
    """

    def __init__(self, folder: Path, policy: Policy | None = None) -> None:
        self._policy = policy or Policy()
        self._silence = Silence(self._policy.silence)
        self._raw = RawFiles(folder / "raw")
        self._session = requests.Session()
        self._session.max_redirects = self._policy.redirects
        # Other encodings unpack to far more than a thousand times their size.
        self._session.headers.update({"User-Agent": name_agent(os.environ), "Accept-Encoding": "gzip"})
        self._session.hooks["response"].append(self._look_at)

    @property
    def notices(self) -> tuple[str, ...]:
        """What a user should know although it stops nothing: kept files that were damaged."""
        return tuple(self._raw.notices)

    @property
    def advice(self) -> str:
        """What to do where publishers were asked and none has answered; "" otherwise."""
        return self._silence.advice

    def get(self, url: str) -> Resource:
        """The bytes of `url`: new ones, or those kept where the publisher answers that nothing changed.

        Raises FetchError where they cannot be had whole within the policy, or cannot be kept; GoneError where the
        publisher says that nothing is there.
        """
        _check_address(url)
        kept = self._find(url)
        now = self._try(url, kept)
        if now is not kept:
            now = _keep_day(now, kept)
            self._raw.keep(url, now)
        record = now.record
        fetched = Resource(url, now.content, record.sha256, record.media_type, record.retrieved)
        return replace(fetched, last_modified=record.last_modified)

    def _find(self, url: str) -> Original | None:
        kept = self._raw.find(url)
        # No later answer is to confirm a refusal that an earlier version of the program kept.
        return None if kept is None or find_refusal(url, kept.content) else kept

    def _try(self, url: str, kept: Original | None) -> Original:
        policy = self._policy
        deadline = Deadline.after(policy.deadline, self._silence)
        number = 0
        try:
            for attempt in stamina.retry_context(
                on=partial(self._wait, deadline),
                attempts=policy.attempts,
                timeout=None,
                wait_initial=policy.wait_first,
                wait_max=policy.wait_longest,
                wait_jitter=policy.wait_first,
            ):
                number = attempt.num
                with attempt:
                    return _within(deadline, partial(self._attempt, url, kept, deadline))
        except AttemptError as error:
            tried = f" after {number} attempts" if number > 1 else ""
            kind = GoneError if error.gone else FetchError
            remedy = f"{error.remedy} {advise_move(url)}" if error.gone else error.remedy
            raise kind(url, f"{error.problem}{tried}", remedy) from error
        raise AssertionError("a retry context ends with a value or an error")

    def _wait(self, deadline: Deadline, error: Exception) -> bool | float:
        """Whether to try again, or after how many seconds the server asks to."""
        if not isinstance(error, AttemptError) or not error.again:
            return False
        wait = self._policy.wait_longest if error.asked is None else error.asked
        if wait > deadline.left() or (error.asked or 0) > self._policy.wait_asked:
            return False
        return True if error.asked is None else error.asked

    def _attempt(self, url: str, kept: Original | None, deadline: Deadline) -> Original:
        limits = (self._policy.connect, self._policy.read)
        asked = _conditions(kept)
        try:
            with self._session.get(url, headers=asked, stream=True, timeout=limits) as response:
                check_status(response, conditional=bool(asked))
                if kept is not None and response.status_code == HTTPStatus.NOT_MODIFIED:
                    return kept
                content = read_body(response, deadline, self._policy.limit)
                check_body(url, content)
                return read_original(response, content)
        # Of the kind of OSError is what is said of a file of certificates that is not there.
        except (requests.RequestException, HTTPError, OSError) as error:
            raise explain(error) from error

    def _look_at(self, response: requests.Response, **_: object) -> None:
        # A proxy that lets nobody through is no publisher.
        if response.status_code != HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
            self._silence.answered = True
        check_redirect(response)


_MEND = "Mend it where it is given: in a row of seeds/ in the data folder."


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise FetchError(url, f"is no address ({error})", _MEND) from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchError(url, "is no address of http or https", _MEND)


def _keep_day(now: Original, kept: Original | None) -> Original:
    """The same bytes put there once more did not change on that day."""
    if kept is None or not kept.record.last_modified or kept.record.sha256 != now.record.sha256:
        return now
    return replace(now, record=replace(now.record, last_modified=kept.record.last_modified))


def _conditions(kept: Original | None) -> dict[str, str]:
    if kept is None:
        return {}
    stated = {"If-None-Match": kept.record.etag, "If-Modified-Since": kept.record.last_modified}
    return {name: value for name, value in stated.items() if value}


def _within(deadline: Deadline, work: Callable[[], Original]) -> Original:
    """What `work` gives before the deadline.

    Looking up a name has no time-out, and a server that sends a byte now and then never runs into the one on reading.
    So the work is done in a thread, which may be left behind.
    """
    if not deadline.left():
        raise deadline.missed()
    future: Future[Original] = Future()
    Thread(target=_fulfil, args=(future, work), daemon=True).start()
    # The deadline comes later once somebody has answered.
    while (left := deadline.left()) and not future.done():
        with suppress(TimeoutError):
            return future.result(timeout=left)
    if not future.done():
        raise deadline.missed()
    return future.result()


def _fulfil(future: Future[Original], work: Callable[[], Original]) -> None:
    try:
        future.set_result(work())
    except BaseException as error:
        future.set_exception(error)
