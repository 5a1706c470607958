"""Published pages answered again from memory, before the framework, for as long as nothing was written.

Whether something was written the database itself tells (`observatory/kept.py`), asked once for all who come within a
moment: in a rush of readers to ask for each would take longer than to answer. So a page changes, or is gone, at most
two thousandths of a second after the write that changes or hides it. What depends on the day is made anew each minute.
"""

import hashlib
import threading
import time
from dataclasses import dataclass
from http import HTTPStatus
from itertools import chain

from django.http import StreamingHttpResponse

from observatory.kept import stamp_of_the_database

FRESH, MOMENT, MOST_BYTES, LONGEST = 60, 0.002, 64 * 2**20, 2 * 2**20  # seconds, seconds, bytes, bytes
TOLD_APART = ("wsgi.url_scheme", "HTTP_X_FORWARDED_PROTO", "HTTP_HOST", "PATH_INFO", "QUERY_STRING")
LANGUAGE = "HTTP_ACCEPT_LANGUAGE"
MAY_VARY = {"cookie", "accept-language", "accept-encoding"}  # nothing with a cookie is stored; we do not compress
MADE_HERE = {"Content-Length", "ETag"}
TOLD_AGAIN = {"cache-control", "vary", "etag", "link", "content-security-policy"}


@dataclass(frozen=True)
class Answer:
    """The bytes of a page, and of what state of the database they were made."""

    headers: list
    body: bytes
    etag: str
    stamp: tuple
    made_at: float

    def holds(self, stamp):
        return self.stamp == stamp and time.monotonic() - self.made_at < FRESH

    def give(self, environ, start_response):
        """Answer with these bytes, or that the reader has them already."""
        known = environ.get("HTTP_IF_NONE_MATCH", "")
        if {"*", self.etag} & {each.strip().removeprefix("W/") for each in known.split(",")}:
            told = [(name, value) for name, value in self.headers if name.lower() in TOLD_AGAIN]
            start_response(f"{HTTPStatus.NOT_MODIFIED.value} {HTTPStatus.NOT_MODIFIED.phrase}", told)
            return []
        start_response("200 OK", list(self.headers))
        return [self.body]


class StoredPages:
    """A WSGI application around another one, which it asks only for what it does not have."""

    def __init__(self, application):
        self.application = application
        self.pages, self.size, self.lock = {}, 0, threading.Lock()
        self.told = None, -MOMENT  # the state of the database, and when it was asked

    def __call__(self, environ, start_response):
        key = _key(environ)
        stamp = key and self._stamp()
        if not stamp:
            return self.application(environ, start_response)
        kept = self.pages.get(key)
        if kept and kept.holds(stamp):
            return kept.give(environ, start_response)
        return self._ask(key, stamp, environ, start_response)

    def _stamp(self):
        """The state of the database now, or a moment ago."""
        now = time.monotonic()
        stamp, asked_at = self.told
        if now - asked_at >= MOMENT:
            stamp = stamp_of_the_database()
            self.told = stamp, now
        return stamp

    def _ask(self, key, stamp, environ, start_response):
        """Have the page made, and keep it where every reader gets the same."""
        told = []
        response = self.application(
            {name: value for name, value in environ.items() if name != "HTTP_IF_NONE_MATCH"},
            lambda status, headers, _fault=None: told.extend([status, headers]),
        )
        status, headers = told
        body = _whole(response) if _is_for_all(status, headers) else None
        if body is None:
            start_response(status, headers)
            return response
        response.close()
        etag = dict(headers).get("ETag") or f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        headers = [(name, value) for name, value in headers if name not in MADE_HERE]
        headers += [("Content-Length", str(len(body))), ("ETag", etag)]
        answer = Answer(headers, body, etag, stamp, time.monotonic())
        self._keep(key, answer)
        return answer.give(environ, start_response)

    def _keep(self, key, answer):
        """Keep a page; the oldest go where there is no room."""
        with self.lock:
            old = self.pages.pop(key, None)
            self.size += len(answer.body) - (len(old.body) if old else 0)
            self.pages[key] = answer
            while self.size > MOST_BYTES:
                self.size -= len(self.pages.pop(next(iter(self.pages))).body)


def _key(environ):
    """What tells one page from another; None for what is never kept: anything with a cookie, a form, a style sheet."""
    if environ["REQUEST_METHOD"] != "GET" or "HTTP_COOKIE" in environ or "HTTP_RANGE" in environ:
        return None
    if environ["PATH_INFO"].startswith("/static/"):
        return None
    return tuple(environ.get(name, "") for name in (*TOLD_APART, LANGUAGE))


def _is_for_all(status, headers):
    """Whether an answer is the same for every reader without a cookie."""
    said = {name.lower(): value for name, value in headers}
    return (
        status.startswith("200")
        and "public" in said.get("cache-control", "")
        and "set-cookie" not in said
        and {each.strip().lower() for each in said.get("vary", "cookie").split(",")} <= MAY_VARY
    )


def _whole(response):
    """The bytes of an answer; None if it is too long to keep: a stream then goes on from where it began."""
    if not getattr(response, "streaming", True):
        return response.content if len(response.content) <= LONGEST else None
    if not isinstance(response, StreamingHttpResponse):
        return None
    parts, begun, size = iter(response.streaming_content), [], 0
    for part in parts:
        begun.append(part)
        size += len(part)
        if size > LONGEST:
            response.streaming_content = chain(begun, parts)
            return None
    return b"".join(begun)
