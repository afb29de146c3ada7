"""What went wrong on the way to a publisher, in plain words, and what an operator can do about it."""

import re
import ssl
from collections.abc import Iterator
from http import HTTPStatus

from requests import RequestException, exceptions
from urllib3.exceptions import DecodeError, HTTPError, ProtocolError

LATER = "Check the connection, and try again later."
ADDRESS = "Look at the address in a browser: the publisher may have moved the file."
BY_HAND = "download the file in a browser and bring it with `burden add FILE`"
_PROXIES = "HTTP_PROXY and HTTPS_PROXY"


class AttemptError(Exception):
    """One attempt failed. `again`: another may succeed; `asked`: the seconds that the server asks to wait.

    `gone`: the server says that nothing is there.
    """

    def __init__(
        self, problem: str, remedy: str, again: bool = False, asked: float | None = None, gone: bool = False
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy
        self.again = again
        self.asked = asked
        self.gone = gone


# What a server, a proxy or the network between answers to whom it does not let through.
REFUSALS: dict[int, tuple[str, str]] = {
    HTTPStatus.UNAUTHORIZED: (
        "the site wants a login", f"Try again later, or {BY_HAND}.",
    ),
    HTTPStatus.FORBIDDEN: (
        "the site refuses programs, or this network",
        f"Set BURDEN_CONTACT if it is not set, so that the site sees who asks; wait a day; or {BY_HAND}.",
    ),
    HTTPStatus.PROXY_AUTHENTICATION_REQUIRED: (
        "the proxy wants a name and a password",
        f"Ask the network's administrator for them, and set {_PROXIES} to http://NAME:PASSWORD@HOST:PORT.",
    ),
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS: (
        "it may not be had in this country or from this network",
        f"Ask the network's administrator for another way out, or {BY_HAND} from where it may be had.",
    ),
    HTTPStatus.NETWORK_AUTHENTICATION_REQUIRED: (
        "the network wants a login before it lets anybody through",
        f"Log in to the network, or ask its administrator for a way without; or {BY_HAND}.",
    ),
}  # fmt: skip


def name_status(status: int) -> str:
    """The status with its phrase."""
    known = {one.value: one.phrase for one in HTTPStatus}
    return f"{status} {known.get(status, '(no status of HTTP)')}"


def explain(error: RequestException | HTTPError | OSError) -> AttemptError:
    """What went wrong, in plain words, and whether another attempt may help."""
    causes = tuple(_list_causes(error))
    said = _say(causes[-1])
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _explain_certificate(cause)
    if isinstance(error, exceptions.ProxyError):
        return _explain_proxy(said)
    for words, problem, remedy in SETTINGS:
        if words in said:
            return AttemptError(f"{problem} ({said})", remedy)
    for kinds, problem, remedy, again in _FAULTS:
        if isinstance(error, kinds):
            return AttemptError(f"{problem} ({said})", remedy, again)
    return AttemptError(f"cannot be had ({said})", LATER)


UNKNOWN_AUTHORITY = (
    "the certificate of the server leads to no authority that is known here: the server leaves out a link of the "
    "chain, or a proxy of the network puts a certificate of its own in its place",
    "Ask the network's administrator for the authority's certificate and name a file that has it, and all others that "
    f"are needed, in REQUESTS_CA_BUNDLE; or {BY_HAND}.",
)
_OTHER_HOST = (
    "the certificate is for another host: a login page or a filter of the network may have answered",
    f"Log in to the network or ask its administrator; or {BY_HAND}.",
)
_CLOCK = "Check the clock of this machine; if it is right, wait until the publisher has a new one"
# By what OpenSSL calls them: X509_V_ERR_...
CERTIFICATES = {
    9: ("the certificate of the server is not valid yet", f"{_CLOCK}, or {BY_HAND}."),
    10: ("the certificate of the server has expired", f"{_CLOCK}, or {BY_HAND}."),
    62: _OTHER_HOST,
    64: _OTHER_HOST,
}


def _explain_certificate(error: ssl.SSLCertVerificationError) -> AttemptError:
    problem, remedy = CERTIFICATES.get(error.verify_code, UNKNOWN_AUTHORITY)
    return AttemptError(f"{problem} ({error.verify_message.rstrip('.')})", remedy)


def _explain_proxy(said: str) -> AttemptError:
    refused = re.search(r"Tunnel connection failed: (\d{3})", said)
    status = int(refused[1]) if refused else None
    if status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
        problem, remedy = REFUSALS[HTTPStatus.PROXY_AUTHENTICATION_REQUIRED]
        return AttemptError(f"{problem} ({name_status(status)})", remedy)
    if status is None:
        remedy = f"Check {_PROXIES}, and NO_PROXY for what needs none, or ask the network's administrator."
        return AttemptError(f"the proxy cannot be reached ({said})", remedy, again=True)
    remedy = f"Ask the network's administrator to let this address through, or {BY_HAND}."
    again = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return AttemptError(f"the proxy does not let this through ({name_status(status)})", remedy, again)


# What requests says of a setting that it cannot follow; its errors have no kinds of their own.
SETTINGS = (
    ("SOCKS", "the proxy speaks SOCKS, which is not spoken here", f"Set {_PROXIES} to a proxy of http."),
    ("Proxy URL", "the address of the proxy is of no kind that is known", f"Set {_PROXIES} to a proxy of http."),
    ("CA certificate bundle", "the file of certificates is not there",
     "Set REQUESTS_CA_BUNDLE (or CURL_CA_BUNDLE) to a file that is, or leave it out."),
)  # fmt: skip

# The first that fits: a failed certificate, for one, is a connection error too.
_FAULTS: tuple[tuple[tuple[type[Exception], ...], str, str, bool], ...] = (
    ((exceptions.TooManyRedirects,), "leads from one redirect to the next", ADDRESS, False),
    ((exceptions.InvalidProxyURL,), "the address of the proxy is none", f"Mend {_PROXIES}.", False),
    ((exceptions.InvalidSchema, exceptions.InvalidURL, exceptions.MissingSchema),
     "leads to what is no address of http or https", ADDRESS, False),
    ((exceptions.SSLError,), "no secure connection can be made",
     "Check the clock of this machine, and REQUESTS_CA_BUNDLE where it is set.", False),
    ((exceptions.Timeout, TimeoutError), "no answer in time", LATER, True),
    ((ProtocolError, DecodeError), "the body is cut short or damaged", LATER, True),
    ((exceptions.ConnectionError, HTTPError), "the connection failed or broke off", LATER, True),
)  # fmt: skip


def _list_causes(error: BaseException) -> Iterator[BaseException]:
    yield error
    while (cause := error.__cause__ or error.__context__) is not None:
        yield cause
        error = cause


def _say(error: BaseException) -> str:
    said = (isinstance(error, OSError) and error.strerror) or str(error) or type(error).__name__
    return said.rstrip(".")
