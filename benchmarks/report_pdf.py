"""A report's PDF, pages a second, against the bare engine on the same HTML with the same styles and fonts.

python -m benchmarks.report_pdf            # three runs of each
"""

import io
import sys
from pathlib import Path

from benchmarks.measuring import line, medians, set_up, throwaway_database

RUNS, GOAL = 3, 1.1


def paper_of(city):
    """Take the paper of a report on the city's last year before it goes to the engine."""
    from indicators.services.periods import period_of
    from observatory.models import User
    from reporting import documents
    from reporting.services.preparing import open_report

    person = User.objects.create(email="director@example.org", name="Director")
    report = open_report(city=city, by=person, period=period_of("2025"), language="en", kind="accountability")
    taken = []
    engine, documents.render_pdf = documents.render_pdf, taken.append
    try:
        documents.draft_pdf(report, by=person)
    finally:
        documents.render_pdf = engine
    return taken[0]


def bare(paper):
    """Draw the same document with the engine alone, in this process, its fonts read from disk."""
    import weasyprint
    from django.contrib.staticfiles import finders

    from reporting.pdf import STYLES

    home = Path(finders.find(STYLES[0])).parent
    sheets = [weasyprint.CSS(filename=finders.find(name)) for name in STYLES]
    sheets.append(weasyprint.CSS(string=paper.extra_css, base_url=f"{home}/"))
    return weasyprint.HTML(string=paper.html, base_url=f"{home}/").write_pdf(stylesheets=sheets, pdf_variant="pdf/ua-1")


def pages(content):
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as document:
        return len(document.pages)


def main(runs):
    from benchmarks import synthetic
    from reporting.pdf import render_pdf

    paper = paper_of(synthetic.first_city())
    n = pages(render_pdf(paper))
    took = medians({"ours": lambda: render_pdf(paper), "bare": lambda: bare(paper)}, runs=runs, warm=1)
    for name, ms in took.items():
        print(f"{name}: {n} pages, {n * 1000 / ms:.2f} pages/s")
    print(line("report as PDF, ms", took["ours"], took["bare"], GOAL))


if __name__ == "__main__":
    set_up()
    with throwaway_database() as connection:
        print(f"Report on {connection.vendor}")
        main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
