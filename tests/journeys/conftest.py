import os
import shutil
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

PATIENCE = 60_000  # milliseconds: making a PDF takes long where several things run at once
expect.set_options(timeout=PATIENCE // 2)

# The browser's driver keeps an event loop running in the thread of the tests.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The browser that bin/test chose, else the one on the path, else Playwright's own."""
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    arguments = ["--disable-dev-shm-usage"] + (["--no-sandbox"] if os.geteuid() == 0 else [])
    return {**browser_type_launch_args, "executable_path": browser, "args": arguments}


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
    hosts = {urlsplit(url).netloc for url in asked if not url.startswith(("data:", "blob:"))}
    assert hosts <= {urlsplit(live_server.url).netloc}
    assert refused == []


def is_fault(message):
    """Whether the browser complains: of the policy, of a script; not of a page that is rightly refused."""
    return message.type in ("error", "warning") and "the server responded with a status of 4" not in message.text


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
        context.close()


def session_of(user, url):
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": url}
