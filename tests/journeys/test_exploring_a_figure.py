import os
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.template.loader import render_to_string

from reporting.charts import shown
from tests.reporting.charts.examples import EACH_KIND

pytestmark = pytest.mark.journey

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'"
)
HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Charts</title><link rel="icon" href="data:,">'
STYLES = "".join(f'<link rel="stylesheet" href="/static/css/{name}.css">' for name in ("tokens", "base", "components"))


class Site(SimpleHTTPRequestHandler):
    page = b""

    def do_GET(self):
        if self.path != "/":
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.page)

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_args):
        pass


@pytest.fixture(scope="module")
def site():
    figures = "".join(
        render_to_string("components/chart.html", {"chart": shown(chart, key=f"c{place}")})
        for place, chart in enumerate(EACH_KIND.values())
    )
    handler = type("Charts", (Site,), {"page": (HEAD + STYLES + f"<main>{figures}</main>").encode()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=settings.ROOT))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def chromium(playwright):
    place = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    browser = playwright.chromium.launch(executable_path=place, args=["--no-sandbox", "--disable-dev-shm-usage"])
    yield browser
    browser.close()


@pytest.fixture
def visit(site, chromium):
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.faults, page.addresses = [], []
    page.on(
        "console", lambda message: page.faults.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("request", lambda request: page.addresses.append(request.url))
    page.add_init_script(
        "window.refused = [];"
        "document.addEventListener('securitypolicyviolation', event => refused.push(event.violatedDirective))"
    )
    page.goto(site)
    yield page
    page.close()


def test_every_figure_can_be_explored_under_the_strict_policy(visit, site):
    buttons = visit.locator("[data-explore]")
    assert buttons.count() == len(EACH_KIND) - 1, "all but the sparkline"
    for place in range(buttons.count()):
        buttons.nth(place).click()
        visit.locator(".js-plotly-plot").nth(place).locator(".main-svg").first.wait_for()
    assert visit.evaluate("window.refused") == []
    assert visit.faults == []
    assert {address.partition("/static")[0].rstrip("/") for address in visit.addresses if "data:" not in address} == {
        site
    }


def test_no_button_can_send_a_figure_to_a_cloud(visit):
    visit.locator("[data-explore]").first.click()
    visit.locator(".js-plotly-plot .main-svg").first.wait_for()
    drawn = visit.locator(".js-plotly-plot").first.evaluate("element => element.outerHTML.toLowerCase()")
    for word in ("cloud", "chart-studio", "plotly.com", "plot.ly", "modebar-btn"):
        assert word not in drawn


def test_the_drawing_and_the_table_stay_and_a_second_press_closes(visit):
    button, plot = visit.locator("[data-explore]").first, visit.locator("[aria-hidden][id$=plot]").first
    button.click()
    visit.locator(".js-plotly-plot .main-svg").first.wait_for()
    assert button.get_attribute("aria-pressed") == "true"
    assert visit.locator("figure svg.wide").first.is_visible()
    assert visit.locator("figure table").count() == len(EACH_KIND)
    button.click()
    assert not plot.is_visible()


def test_axe_finds_nothing_before_and_after(visit):
    assert Axe().run(visit, context="main").response["violations"] == []
    visit.locator("[data-explore]").first.click()
    visit.locator(".js-plotly-plot .main-svg").first.wait_for()
    assert Axe().run(visit, context="main").response["violations"] == []


def test_nothing_is_loaded_before_the_button_is_pressed(visit):
    assert not [address for address in visit.addresses if "plotly" in address]


def test_without_a_script_the_button_is_not_there(site, chromium):
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(site)
    assert page.locator("[data-explore]").first.is_hidden()
    assert page.locator("figure svg.wide").first.is_visible()
    page.context.close()
