"""What the figures of a row are, where a list of results has rows for the baseline, the targets and the values."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from observatory.resources import Field, RowSkipped
from observatory.resources.readers import choice


class Figure(TextChoices):
    VALUE = "value", _("Value")
    BASELINE = "baseline", _("Baseline")
    TARGET = "target", _("Target")


WORDS = {
    "value": "valor|valeur|actual|actuals|achieved|achievement|result|results|logro|logros|realizado|ejecutado"
    "|alcanzado|realise|realisation|atteint|executado|alcancado|ist|istwert|valor real|observado|observed",
    "baseline": "linea base|linea de base|base|ligne de base|situation de reference|linha de base|ausgangswert",
    "target": "meta|metas|objetivo|cible|goal|planned|plan|previsto|prevu|programado|soll|sollwert|zielwert|planejado",
}
FIGURE = Field(
    "figure", choice(Figure, **WORDS), _("What the figures of a row are"), is_of_record=False, is_detail=True
)


def skip_others(row, wanted):
    """Leave out a row of figures that this data set does not hold. Raises `RowSkipped`."""
    if row.values.get("figure", wanted) != wanted:
        raise RowSkipped("other-figures", "figure")
