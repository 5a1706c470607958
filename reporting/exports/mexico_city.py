"""The quarterly sheet of indicators of Mexico City's transparency law (art. 121, fractions V and VI)."""

from functools import partial

from django.utils import translation
from django.utils.translation import gettext as _

from indicators import series
from indicators.choices import Direction, Quality, ValueType
from indicators.models import AdoptedIndicator, Measurement
from indicators.wording import value_in_words
from observatory import formats
from observatory.models import Objective
from observatory.spreadsheets.writing import xlsx_bytes

# The columns keep the names that the law's own format gives them, whatever the language of the page.
COLUMNS = (
    "Ejercicio",
    "Fecha de inicio del periodo que se informa",
    "Fecha de término del periodo que se informa",
    "Nombre del programa",
    "Objetivo institucional",
    "Nombre del indicador",
    "Dimensión(es) a medir",
    "Definición del indicador",
    "Método de cálculo con variables de la fórmula",
    "Unidad de medida",
    "Frecuencia de medición",
    "Línea base",
    "Metas programadas",
    "Metas ajustadas que existan, en su caso",
    "Avance de metas",
    "Sentido del indicador (catálogo)",
    "Fuente de información",
    "Área(s) responsable(s) que genera(n), posee(n), publica(n) y actualizan la información",
    "Fecha de validación",
    "Fecha de actualización",
    "Nota",
)
ASCENDING, DESCENDING = "Ascendente", "Descendente"
SENSE = {Direction.UP: ASCENDING, Direction.DOWN: DESCENDING}
SHEET = "Art. 121 V y VI"
LOCALE = "es_MX"
NO_NUMBERS = (ValueType.ORDINAL, ValueType.BOOLEAN)  # a level and a yes are stored as one


def article_121(city, quarter, today):
    """Make the sheet of a city for a quarter as the bytes of an XLSX: published indicators, approved values."""
    with translation.override("es"):
        return xlsx_bytes([(SHEET, COLUMNS, rows(city, quarter, today))])


def rows(city, quarter, today):
    """Yield a row for each published indicator in use, with the last value and goal known by the end of the quarter."""
    adoptions = AdoptedIndicator.objects.in_use().filter(city=city, is_public=True).select_related("indicator")
    found = {each.pk: each for each in adoptions}
    objectives = _objectives(city)
    sources = _sources(city, quarter)
    figures = series.city_figures(city, quarter, adoptions=adoptions)
    levels = series.level_names([figure.indicator_id for figure in figures])
    for figure in figures:
        told = partial(_told, figure=figure, levels=levels[figure.indicator_id])
        yield _row(figure, found[figure.adoption_id], quarter, objectives, sources, today, told)


def _row(figure, adoption, quarter, objectives, sources, today, told):
    indicator, latest, goal = adoption.indicator, figure.latest, figure.goal
    source = sources.get((figure.indicator_id, latest.period), "") if latest else ""
    return (
        quarter.starts_on.year,
        quarter.starts_on,
        quarter.ends_on,
        *objectives.get(adoption.pk, ("", "")),
        figure.name,
        _dimensions(indicator),
        figure.definition,
        indicator.how_to_compute,
        figure.unit,
        str(adoption.get_frequency_display()),
        told(figure.baseline),
        told(goal.original if goal and goal.original is not None else goal and goal.value),
        told(goal.value) if goal and goal.is_adjusted else None,
        latest and (latest.text or told(latest.value)),
        SENSE.get(indicator.direction, ""),
        source or (_("Counted from the city's register") if latest and latest.is_derived else ""),
        adoption.owner_role,
        latest.approved_on if latest else None,
        today,
        _note(latest, quarter),
    )


def _dimensions(indicator):
    """What the law calls dimensions: efficacy and the like where the sheet says so, else that of the method."""
    return "; ".join(str(Quality(each).label) for each in indicator.quality) or str(indicator.get_dimension_display())


def _told(value, figure, levels):
    """A value as the law wants to read it: a number, or the word where the scale has words."""
    if value is None:
        return None
    return value_in_words(value, figure.value_type, LOCALE, levels=levels) if figure.value_type in NO_NUMBERS else value


def _note(point, quarter):
    """Why a cell is empty, or of which period its value is where that is not the quarter."""
    if point is None:
        return _("There is no approved value yet.")
    return (
        ""
        if point.period == quarter.code
        else _("Value of %(period)s.") % {"period": formats.period(point.period, LOCALE)}
    )


def _objectives(city):
    """The strategy and the objective that each indicator in use tells of, where these are public."""
    rows = (
        Objective.objects.of(city)
        .kept()
        .filter(is_public=True, strategy__is_public=True, adopted_indicators__isnull=False)
    )
    found = rows.order_by("-pk").values_list("adopted_indicators", "strategy__title", "title")
    return {adoption: (strategy, title) for adoption, strategy, title in found}


def _sources(city, quarter):
    """What each approved value was read from, by indicator and period."""
    rows = Measurement.objects.in_force().headline().filter(city=city)
    rows = rows.filter(period__ends_on__lte=quarter.ends_on)
    told = rows.values_list("indicator_id", "period__code", "source_text")
    return {(indicator, period): source for indicator, period, source in told}
