"""HTML to PDF: the only door to WeasyPrint.

The engine runs in a process of its own, without the network and without files: it is given one HTML document, the
style sheets and the fonts as bytes, and a bound on time and memory. What it asks for beyond these is refused.
"""

import base64
import json
import re
import resource
import subprocess
import sys
from dataclasses import dataclass, field

from django.contrib.staticfiles import finders

SECONDS = 90
MEMORY = 2 * 1024**3
GIVEN = "https://given.invalid/"  # where the document thinks its fonts are; nothing is ever asked of that name
STYLES = ("css/tokens.css", "css/base.css", "css/components.css", "css/print.css")
FONTS = (
    "fonts/source-sans-3-latin-wght-normal.woff2",
    "fonts/source-sans-3-latin-ext-wght-normal.woff2",
    "fonts/source-serif-4-latin-600-normal.woff2",
    "fonts/source-serif-4-latin-ext-600-normal.woff2",
)


SIGN = re.compile(r'<svg viewBox="0 0 20 20" width="(?P<width>\d+)"[^>]*aria-hidden="true">.*?</svg>', re.DOTALL)


class PdfError(Exception):
    """The document could not be drawn: it was too large, took too long, or asked for something it may not have."""


@dataclass(frozen=True)
class Attachment:
    """A file carried inside the PDF."""

    name: str
    content: bytes
    description: str = ""


@dataclass(frozen=True)
class Paper:
    """What the engine is given, and nothing else."""

    html: str
    extra_css: str = ""
    attachments: list[Attachment] = field(default_factory=list)


def render_pdf(paper):
    """Draw a document as tagged PDF/UA-1. Answer its bytes; raise `PdfError` when it cannot be drawn."""
    order = json.dumps(
        {
            "html": SIGN.sub(_as_background, paper.html),
            "styles": [_static(name).decode() for name in STYLES] + [paper.extra_css],
            "fonts": {name: base64.b64encode(_static(name)).decode() for name in FONTS},
            "attachments": [
                {"name": each.name, "content": base64.b64encode(each.content).decode(), "description": each.description}
                for each in paper.attachments
            ],
        }
    )
    return _in_a_process_of_its_own(order.encode())


def _as_background(found):
    """Draw a sign that says nothing as a background: the engine leaves these out of what is read aloud."""
    drawing = found[0].replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    data = base64.b64encode(drawing.encode()).decode()
    size = f"width:{found['width']}px;height:{found['width']}px"
    return f'<span class="sign" style="background-image:url(data:image/svg+xml;base64,{data});{size}"></span>'


def _static(name):
    with open(finders.find(name), "rb") as file:
        return file.read()


def _in_a_process_of_its_own(order):
    try:
        done = subprocess.run(
            [sys.executable, "-I", __file__],
            input=order,
            capture_output=True,
            timeout=SECONDS,
            env={"LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"},
            preexec_fn=_bounded,
            start_new_session=True,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise PdfError("The document took too long to draw.") from None
    if done.returncode:
        raise PdfError(f"The document could not be drawn: {done.stderr.decode(errors='replace')[-400:]}")
    return done.stdout


def _bounded():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _draw(order):
    """What the process does: everything it may read is in the order."""
    import weasyprint  # slow to import, and only here
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    fonts = {name.rpartition("/")[2]: base64.b64decode(body) for name, body in order["fonts"].items()}

    class OnlyWhatWasGiven(URLFetcher):
        def __init__(self):
            super().__init__(allowed_protocols=["data"], allow_redirects=False, timeout=1)

        def fetch(self, url, headers=None):
            name = url.rpartition("/")[2]
            if url.startswith(GIVEN) and name in fonts:
                return URLFetcherResponse(url, body=fonts[name], headers={"Content-Type": "font/woff2"})
            return super().fetch(url, headers)

    fetcher, configuration = OnlyWhatWasGiven(), FontConfiguration()
    sheets = [
        weasyprint.CSS(string=style, url_fetcher=fetcher, font_config=configuration, base_url=GIVEN + "css/")
        for style in order["styles"]
    ]
    return weasyprint.HTML(string=order["html"], url_fetcher=fetcher, base_url=GIVEN).write_pdf(
        stylesheets=sheets,
        font_config=configuration,
        pdf_variant="pdf/ua-1",
        attachments=[
            weasyprint.Attachment(
                string=base64.b64decode(each["content"]),
                name=each["name"],
                description=each["description"],
                relationship="Data",
                url_fetcher=fetcher,
            )
            for each in order["attachments"]
        ],
    )


if __name__ == "__main__":
    sys.stdout.buffer.write(_draw(json.load(sys.stdin.buffer)))
