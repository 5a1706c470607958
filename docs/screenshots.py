"""Take the pictures of the README from a running demonstration.

python docs/screenshots.py http://127.0.0.1:8000 PASSWORD
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent / "images"
SIZE = {"width": 1280, "height": 860}
PUBLIC = {"city": "/en/cities/valle-claro/"}
INSIDE = {"dashboard": "/en/work/valle-claro/dashboard/"}
DIRECTOR = "direccion@example.org"


def log_in(page, password):
    page.goto("/en/accounts/login/")
    page.locator("[name=login]").fill(DIRECTOR)
    page.locator("[name=password]").fill(password)
    page.locator("main button[type=submit]").click()


def take(page, pictures):
    for name, path in pictures.items():
        page.goto(path)
        page.screenshot(path=FOLDER / f"{name}.png")


def main(site, password):
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        page = browser.new_context(base_url=site, viewport=SIZE, locale="en-GB").new_page()
        take(page, PUBLIC)
        log_in(page, password)
        take(page, INSIDE)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:3])
