"""How is a public API asked politely? One request at a time with pauses, retries with back-off, and bounds on all.

The standard library's urllib is enough for a few hundred requests in a row; a client library would be one more
package to keep up with.
"""

from __future__ import annotations

import json
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO, cast
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from pathfinder.errors import PathfinderError

PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""HTTP statuses that may pass (RFC 9110, RFC 6585): asked again after a while."""

GONE = frozenset({404, 410})
_CHUNK = 1 << 16
_MOST_DIGITS = 18
"""Digits of a length that are read: Python refuses numbers of thousands."""
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class FetchError(PathfinderError):
    """A source did not give what was asked for; ``address`` is what was asked."""

    def __init__(self, message: str, address: str = "", *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.address = address


class NotThereError(FetchError):
    """The source has nothing at the address."""


class _PassingError(Exception):
    """A fault that may pass; ``wait`` is how many seconds the server asks for."""

    def __init__(self, why: str, wait: float | None = None) -> None:
        super().__init__(why)
        self.wait = wait


@dataclass
class Client:
    """Gets JSON from one source. All times are seconds; ``most_bytes`` bounds a body, unpacked too.

    ``pause`` lies between the starts of two requests, ``timeout`` is how long the server may say nothing,
    ``patience`` how long one answer may take, ``longest_wait`` the most that a Retry-After is obeyed.
    """

    agent: str = "pathfinder (measures what job listings ask for)"
    pause: float = 1.0
    timeout: float = 30.0
    patience: float = 300.0
    attempts: int = 5
    longest_wait: float = 300.0
    most_bytes: int = 64 << 20
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    report: Callable[[str], None] = field(default=lambda _: None)
    _last: float | None = None

    def get(self, address: str) -> object:
        """Return the JSON at the address.

        NotThereError where there is nothing; FetchError where the server refuses, sends too much, points to another
        host, or keeps failing.
        """
        _refuse_open_roads(address)
        for attempt in range(1, self.attempts + 1):
            self._take_turn()
            try:
                return _parsed(self._body(address))
            except _PassingError as error:
                wait = error.wait if error.wait is not None else float(2 ** (attempt - 1))
                if wait > self.longest_wait:
                    raise FetchError(f"{address}: {error}; it asks to wait {wait:.0f} seconds", address) from None
                if attempt == self.attempts:
                    raise FetchError(f"{address}: {error}, {self.attempts} times", address) from None
                self.report(f"{error}; trying again in {wait:.0f} s")
                self.sleep(wait)
        raise AssertionError("unreachable: the last attempt returns or raises")

    def _take_turn(self) -> None:
        """Keep the pause since the last request began."""
        if self._last is not None:
            rest = self._last + self.pause - self.clock()
            if rest > 0:
                self.sleep(rest)
        self._last = self.clock()

    def _body(self, address: str) -> bytes:
        headers = {"User-Agent": self.agent, "Accept": "application/json", "Accept-Encoding": "gzip"}
        try:
            with _opener(address).open(Request(address, headers=headers), timeout=self.timeout) as found:  # noqa: S310 - the scheme is checked
                return self._read(cast("HTTPResponse", found), address)
        except HTTPError as error:
            with error:
                raise _refusal(error, address) from None
        except (HTTPException, OSError) as error:
            raise _PassingError(_why(error)) from None
        except ValueError as error:  # what urllib says of a redirect to no address
            raise FetchError(f"{address}: the answer makes no sense ({error})", address) from None

    def _read(self, found: HTTPResponse, address: str) -> bytes:
        """Return the body, unpacked; it must be whole, in time, and no larger than allowed."""
        told = found.headers.get("Content-Length")
        length = int(told[:_MOST_DIGITS]) if told and told.isdecimal() else None  # cut, it is still too large
        if length is not None and length > self.most_bytes:
            raise self._too_large(address)
        unpack = zlib.decompressobj(31) if found.headers.get("Content-Encoding", "").lower() == "gzip" else None
        until = self.clock() + self.patience
        packed, parts, size = 0, [], 0
        while chunk := found.read1(_CHUNK):
            packed += len(chunk)
            part = _unpacked(unpack, chunk, self.most_bytes - size + 1) if unpack else chunk
            size += len(part)
            if size > self.most_bytes:
                raise self._too_large(address)
            if self.clock() > until:
                raise _PassingError(f"the answer took more than {self.patience:.0f} s")
            parts.append(part)
        if (length is not None and packed < length) or (unpack is not None and not unpack.eof):
            raise _PassingError("the answer broke off")
        return b"".join(parts)

    def _too_large(self, address: str) -> FetchError:
        return FetchError(f"{address}: the answer is larger than {self.most_bytes / (1 << 20):.0f} MB", address)


class _SameOrigin(HTTPRedirectHandler):
    """Follows redirects within the host that was asked, at most five: another host was not what was meant."""

    max_redirections = 5

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """Return the request that follows; FetchError where it would leave the host."""
        if _origin(newurl) != _origin(req.full_url):
            raise FetchError(
                f"{req.full_url}: it points to another host ({urlsplit(newurl).netloc}), which is not followed",
                req.full_url,
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener(address: str) -> OpenerDirector:
    """Return what opens addresses; proxies of the environment are for the world outside this machine."""
    if urlsplit(address).hostname in _LOOPBACK:
        return build_opener(ProxyHandler({}), _SameOrigin())
    return build_opener(_SameOrigin())


def _origin(address: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(address)
    return parts.scheme, parts.hostname, parts.port


def _refuse_open_roads(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise FetchError(f"{address}: only https is used, or http on this machine", address)


def _refusal(error: HTTPError, address: str) -> Exception:
    """Return what an HTTP status means: something that may pass, nothing there, or no."""
    if error.code in GONE:
        return NotThereError(f"{address}: there is nothing (HTTP {error.code})", address)
    if error.code in PASSING:
        return _PassingError(f"HTTP {error.code}", _retry_after(error.headers.get("Retry-After")))
    return FetchError(f"{address}: refused (HTTP {error.code})", address)


def _retry_after(text: str | None) -> float | None:
    """Return the seconds that a Retry-After header asks for: a number, or a date (RFC 9110, section 10.2.3)."""
    if text is None:
        return None
    if text.strip().isdecimal():
        return float(text)
    try:
        until = parsedate_to_datetime(text)
        return max(0.0, (until - datetime.now(until.tzinfo or UTC)).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None


def _unpacked(unpack: zlib._Decompress, chunk: bytes, most: int) -> bytes:
    """Return what the chunk unpacks to, at most one byte more than is allowed: no bomb goes off."""
    try:
        return bytes(unpack.decompress(chunk, most))
    except zlib.error:
        raise _PassingError("the answer is damaged") from None


def _parsed(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise _PassingError("the answer is no JSON") from None


def _why(error: Exception) -> str:
    reason = getattr(error, "reason", None) or error
    return f"no answer ({str(reason) or type(reason).__name__})"
