"""The chosen indicators of a report with their approved values, goals and traces."""

from collections import defaultdict

from indicators.models import Breakdown, Indicator, Measurement, TargetSet
from indicators.series import city_figures, level_names
from indicators.wording import band_label, explanation, point_in_words, sentence
from observatory import formats

UNTRACED = {
    "measurement": None,
    "indicator_version": None,
    "counted": [],
    "evidence": [],
    "source": "",
    "method": "",
    "note": "",
    "corrects": None,
    "correction_reason": "",
}


def figures_of(report):
    """A list with one entry for each chosen indicator, in the catalogue's order."""
    city, period = report.city, report.period
    locale = formats.locale_for(report.language, city.locale)
    figures = city_figures(city, period, adoptions=report.indicators.all())
    levels = level_names([figure.indicator_id for figure in figures])
    traces = _traces(city, figures, period)
    reasons = _reasons([figure.adoption_id for figure in figures])
    apart = _breakdowns([figure.adoption_id for figure in figures])
    methods = Indicator.objects.in_bulk([figure.indicator_id for figure in figures])
    alternatives = dict(report.alternatives.values_list("adoption", "text"))
    return [
        _figure(figure, levels, traces, reasons, locale)
        | {
            "formula": methods[figure.indicator_id].how_to_compute,
            "version": methods[figure.indicator_id].version,
            "breakdowns": apart[figure.adoption_id],
            "alternative": alternatives.get(figure.adoption_id, ""),
        }
        for figure in figures
    ]


def _figure(figure, levels, traces, reasons, locale):
    scale = levels.get(figure.indicator_id, {})
    return {
        "code": figure.code,
        "name": figure.name,
        "short_name": figure.short_name,
        "definition": figure.definition,
        "dimension": figure.dimension,
        "category": figure.category_name,
        "level": figure.level,
        "value_type": figure.value_type,
        "unit": figure.unit,
        "decimals": figure.decimals,
        "direction": figure.direction,
        "is_counted": figure.is_counted,
        "frequency": figure.frequency,
        "standing": figure.standing,
        "tolerance": str(figure.tolerance),
        "baseline": {"value": plain(figure.baseline), "period": figure.baseline_period},
        "levels": {str(value): name for value, name in scale.items()},
        "points": [
            _point(point, figure, scale, traces.get((figure.indicator_id, point.period), UNTRACED), locale)
            for point in figure.points
        ],
        "goals": [_goal(goal) for goal in figure.goals],
        "goal": figure.goal.period if figure.goal else None,
        "target_sets": reasons.get(figure.adoption_id, []),
        "band": figure.band,
        "band_label": band_label(figure),
        "share": plain(figure.progress.share),
        "sentence": sentence(figure, locale, scale),
        "explanation": explanation(figure, locale),
    }


def _breakdowns(adoptions):
    """The ways in which the indicators are told apart, and whether one thing may count in several parts."""
    found = defaultdict(list)
    for each in Breakdown.objects.filter(adoption__in=adoptions):
        told = {"name": each.name, "parts": each.parts, "may_overlap": each.may_overlap}
        found[each.adoption_id].append(told)
    return found


def _point(point, figure, scale, trace, locale):
    return {
        "period": point.period,
        "value": plain(point.value),
        "numerator": plain(point.numerator),
        "denominator": plain(point.denominator),
        "text": point.text,
        "no_data_reason": point.no_data_reason,
        "words": point_in_words(point, figure.value_type, locale, scale, figure.decimals),
        "is_derived": point.is_derived,
        "approved_on": point.approved_on.isoformat() if point.approved_on else None,
        **trace,
    }


def _goal(goal):
    return {
        "period": goal.period,
        "value": plain(goal.value),
        "original": plain(goal.original),
        "is_adjusted": goal.is_adjusted,
        "is_final": goal.is_final,
    }


def _traces(city, figures, period):
    """Where each value comes from: its permanent id, the records counted, its evidence, who approved it."""
    rows = (
        Measurement.objects.in_force()
        .headline()
        .up_to(period.ends_on)
        .filter(city=city, indicator__in=[figure.indicator_id for figure in figures])
        .select_related("period", "approved_by", "corrects")
        .prefetch_related("evidence")
    )
    return {
        (row.indicator_id, row.period.code): {
            "measurement": str(row.uuid),
            "indicator_version": row.indicator_version,
            "counted": _each_once(row.counted),
            "evidence": [_evidence(source) for source in row.evidence.all() if source.is_public],
            "source": row.source_text,
            "method": row.method,
            "note": row.note,
            "corrects": plain(row.corrects.value) if row.corrects else None,
            "correction_reason": row.correction_reason,
        }
        for row in rows
    }


def _each_once(counted):
    """The records counted: one that stands in the part and in the whole of a share is one record."""
    return [
        {"kind": kind, "uuid": uuid} for kind, uuid in dict.fromkeys((each["kind"], each["uuid"]) for each in counted)
    ]


def _evidence(source):
    return {"title": source.title, "publisher": source.publisher, "url": source.url, "sha256": source.sha256}


def _reasons(adoptions):
    sets = defaultdict(list)
    for each in TargetSet.objects.filter(adoption__in=adoptions):
        decided = {"kind": each.kind, "decided_on": each.decided_on.isoformat(), "reason": each.reason}
        sets[each.adoption_id].append(decided)
    return sets


def plain(number):
    """A number as text without an exponent or idle zeros; None stays None."""
    if number is None:
        return None
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
