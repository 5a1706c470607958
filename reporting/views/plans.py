"""The document of a strategy: as a page of the workspace, and as PDF."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.safestring import SafeString

from observatory.services.codes import key_of
from observatory.views.planning import strategy_of
from reporting.pdf import Paper, PdfError, render_pdf
from reporting.plan import Document


def document_of(strategy, *, is_paper=False):
    return Document(strategy, strategy.city, timezone.localdate(), is_paper)


def strategy_document(request, city, key):
    strategy = strategy_of(request, city, key)
    with translation.override(strategy.city.main_language):
        article = render_to_string("reporting/plan/article.html", {"document": document_of(strategy)})
    context = {"city": strategy.city, "section": "strategy", "strategy": strategy, "article": SafeString(article)}
    return render(request, "reporting/plan/document.html", context)


def strategy_paper(request, city, key):
    """Draw the document of a strategy on paper, in the city's language."""
    strategy = strategy_of(request, city, key)
    with translation.override(strategy.city.main_language):
        html = render_to_string("reporting/plan/paper.html", {"document": document_of(strategy, is_paper=True)})
    try:
        paper = render_pdf(Paper(html=html, extra_css=f":root{{--accent:{strategy.city.accent}}}"))
    except PdfError as problem:
        messages.error(request, str(problem))
        return redirect("strategy-document", strategy.city.code, key_of(strategy))
    name = f"{strategy.city.code}-{key_of(strategy)}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(paper, content_type="application/pdf", headers=headers)
