from django.shortcuts import render
from django.utils import timezone

from observatory.services.spending import spending, years_with_money
from observatory.views.workspace import city_of


def work_spending(request, city):
    """The money of a year by source, area and purpose."""
    city = city_of(request, city)
    years = years_with_money(city)
    asked = request.GET.get("year", "")
    year = next((each for each in years if str(each) == asked), years[0] if years else timezone.localdate().year)
    sums, stated = spending(city, year)
    return render(
        request,
        "observatory/spending.html",
        {"city": city, "section": "register", "years": years, "year": year, "sums": sums, "stated": stated},
    )
