from django.shortcuts import render
from django.utils.translation import pgettext_lazy

from indicators import quality
from indicators.views.adoption import balance
from observatory.views.workspace import city_of

CHARACTERISTICS = [
    ("relevant", pgettext_lazy("measuring", "Relevant")),
    ("accurate", pgettext_lazy("measuring", "Accurate")),
    ("timely", pgettext_lazy("measuring", "Timely")),
    ("economical", pgettext_lazy("measuring", "Economical")),
]


def measuring_quality(request, city):
    """Which indicators are ready to be evaluated, what would help most, and what measuring is about."""
    city = city_of(request, city)
    rows = quality.checked_indicators(city)
    context = {
        "city": city,
        "section": "quality",
        "rows": [(row, said(row)) for row in rows],
        "n_checks": len(quality.LABELS),
        "ready": sum(row.is_ready for row in rows),
        "repairs": quality.best_repairs(rows),
        "characteristics": [
            (label, sum(row.characteristics[key] is True for row in rows)) for key, label in CHARACTERISTICS
        ],
        "balance": balance([row.adoption.indicator for row in rows]),
        "at_management": quality.at_management(rows),
        "hours": sum(row.hours or 0 for row in rows),
    }
    return render(request, "indicators/quality.html", context)


def having(rows, key):
    return sum(row.characteristics[key] is True for row in rows)


def said(row):
    """The characteristics of an indicator, each with whether it has it."""
    return [(label, row.characteristics[key]) for key, label in CHARACTERISTICS]
