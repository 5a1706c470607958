import os
import shutil
import threading
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

PATIENCE = 60_000  # milliseconds: making a PDF takes long where several things run at once
expect.set_options(timeout=PATIENCE // 2)

# The browser's driver keeps an event loop running in the thread of the tests.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


NO_FAULTS = ("the server responded with a status of 4", "was preloaded using link preload but not used within")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The browser that bin/test chose, else the one on the path, else Playwright's own."""
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    arguments = ["--disable-dev-shm-usage"] + (["--no-sandbox"] if os.geteuid() == 0 else [])
    return {**browser_type_launch_args, "executable_path": browser, "args": arguments}


@pytest.fixture(scope="session", autouse=True)
def _database_before_the_server(django_db_setup):
    """Make the test database, which is a file, before the live server starts.

    Started earlier, the server still sees the one in memory and lets all its threads share a single connection:
    SQLite then misbehaves, and Python 3.13.0 crashes, where one thread closes it while another asks.
    """


@pytest.fixture
def watch(live_server):
    """Watch a browser context: at the end it asked no other host for anything and broke no policy."""
    asked, refused = [], []

    def watched(context):
        context.set_default_timeout(PATIENCE)
        context.on("request", lambda request: asked.append(request.url))
        context.on("weberror", lambda error: refused.append(str(error.error)))
        context.on("console", lambda message: refused.append(message.text) if is_fault(message) else None)
        return context

    yield watched
    hosts = {urlsplit(url).netloc for url in asked if not url.startswith(("data:", "blob:", "chrome"))}
    assert hosts <= {urlsplit(live_server.url).netloc}
    assert refused == []


def is_fault(message):
    """Whether the browser complains: of the policy, of a script; not of a page rightly refused or slowly drawn."""
    return message.type in ("error", "warning") and not any(said in message.text for said in NO_FAULTS)


@pytest.fixture
def visitor(live_server, browser, watch):
    """Open a browser of its own for somebody: `visitor()` for a citizen, `visitor(user)` for who has logged in."""
    contexts = []

    def opened(user=None, **how):
        context = browser.new_context(base_url=live_server.url, locale="en-GB", **how)
        contexts.append(watch(context))
        if user is not None:
            context.add_cookies([session_of(user, live_server.url)])
        return context.new_page()

    opened.contexts = contexts
    yield opened
    for context in contexts:
        for page in context.pages:
            page.goto("about:blank")
        context.close()
    let_the_server_finish()


def let_the_server_finish():
    """Wait for the threads that still answer somebody: they must not lose the database in the middle of a query."""
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=5)


def session_of(user, url):
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": url}
