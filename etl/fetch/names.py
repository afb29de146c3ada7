"""Names of files for URLs, good on every system that a mirror may be carried to."""

import hashlib
import re

_HOST = 60
_REST = 80


def file_name(url: str, sha256: str) -> str:
    """HOST/HASH-REST for the bytes with this hash that `url` gave.

    The hash is one of both, so that no two URLs, and no two answers of one, share a file. The rest is the end of path
    and query, for readers. No part is ever `.`, `..` or empty, and the whole has at most 158 characters.
    """
    place = url.partition("://")[2]
    host, _, rest = place.partition("/")
    own = hashlib.sha256(f"{url}\n{sha256}".encode(errors="surrogatepass")).hexdigest()[:16]
    return f"{_safe(_safe(host)[:_HOST]) or 'host'}/{own}-{_safe(rest)[-_REST:]}".rstrip(".-")


def _safe(text: str) -> str:
    # Not even a dot at an end: it may hide a file, lead upwards, or get lost on Windows.
    return re.sub(r"[^A-Za-z0-9._]+", "-", text).strip(".-")
