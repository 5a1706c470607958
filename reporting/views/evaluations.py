"""The pages of a city's published evaluations, and of the advice of peers."""

from django.shortcuts import render
from django.utils import timezone

from reporting.public import evaluations
from reporting.public.register import shown
from reporting.views.public_page import public_city, public_page
from reporting.views.works import listed, named


@public_page
def city_evaluations(request, city):
    city = public_city(city)
    advice = list(evaluations.public_advice(city))
    rows = evaluations.public_evaluations(city)
    return listed(request, city, rows, "city_evaluations", advice=advice, total=rows.count())


@public_page
def city_evaluation(request, city, code):
    city = public_city(city)
    related = ("strategy", "objective", "post", "report", "currency")
    page = evaluations.evaluation_page(
        named(evaluations.public_evaluations(city).select_related("city", *related), code)
    )
    context = {"city": city, "section": "overview", "page": page, "evaluation": page.record}
    return render(request, "reporting/public/city_evaluation.html", context | {"today": timezone.localdate()})


@public_page
def city_advice(request, city, code):
    city = public_city(city)
    glance = named(evaluations.public_advice(city).select_related("evaluation"), code)
    context = {"city": city, "section": "overview", "glance": glance, "evaluation": shown(glance.evaluation)}
    return render(request, "reporting/public/city_advice.html", context)
