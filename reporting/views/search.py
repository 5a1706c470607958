from django.shortcuts import render

from reporting.search import find
from reporting.views.public_page import public_page


@public_page
def search(request):
    text, kind = request.GET.get("q", ""), request.GET.get("kind", "")
    found = find(text, kind=kind, page=request.GET.get("page"))
    context = {"found": found, "asked": found.question.text, "kind": kind}
    return render(request, "reporting/public/search.html", context)
