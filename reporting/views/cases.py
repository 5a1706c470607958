"""The ten documented cases, on a list and one by one."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language

from reporting.demo.cases import documented
from reporting.public import cases
from reporting.views.public_page import locale_of, public_page


@public_page
def case_list(request):
    context = {"cases": cases.cases(get_language()), "notebook": documented()["notebook"]}
    return render(request, "reporting/public/cases.html", context)


@public_page
def case_detail(request, number):
    told = {case.number: case for case in cases.cases(get_language())}
    if number not in told:
        raise Http404
    case = told[number]
    context = {"case": case, "city": case.city, "entries": cases.entries(case, locale_of(case.city))}
    context |= {"before": told.get(number - 1), "after": told.get(number + 1), "notebook": documented()["notebook"]}
    return render(request, "reporting/public/case.html", context)
