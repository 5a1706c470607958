"""What was corrected of an indicator's values: from what to what, why, by whom."""

from indicators import wording
from indicators.choices import State
from indicators.models import Measurement
from indicators.views.values import segment_in_words

MOST = 100


def corrections_of(adoption, locale, levels):
    """The corrections of the values of an indicator, the latest first, also those that are not approved yet."""
    rows = Measurement.objects.filter(city=adoption.city, indicator=adoption.indicator, corrects__isnull=False)
    rows = rows.select_related("period", "corrects", "recorded_by", "approved_by").order_by("-recorded_at", "-pk")
    kind = adoption.indicator.value_type
    return [
        {
            "correction": row,
            "part": segment_in_words(row.segment) if row.segment else "",
            "before": wording.point_in_words(row.corrects, kind, locale, levels),
            "after": wording.point_in_words(row, kind, locale, levels),
            "is_approved": row.state == State.APPROVED,
        }
        for row in rows[:MOST]
    ]
