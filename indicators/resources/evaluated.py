"""What evaluations, findings and decisions have in common in spreadsheets: whom and what they name."""

from django.utils.translation import gettext_lazy as _

from indicators.models import AdoptedIndicator, EvaluationPlan
from observatory.resources import Field, RowRefused
from observatory.resources.readers import line, several, several_of
from observatory.resources.records import OfRecord
from observatory.spreadsheets import key


def codes_of(record):
    """The codes of the indicators that a record names."""
    return "; ".join(each.indicator.code for each in record.indicators.all())


def name_of(field):
    """Make a writer of the record that a field names, by its code."""

    def write(record):
        named = getattr(record, field)
        return (named.code or str(named)) if named else ""

    return write


def name_of_source(record):
    """The report of an evaluation, by its code or else its title."""
    return (record.report.code or record.report.title) if record.report else ""


def listed(name, vocabulary, label, also):
    """Make a field of several values of one vocabulary."""
    return Field(name, several_of(vocabulary), label, also, write=lambda record: "; ".join(getattr(record, name)))


def name_of_post(field):
    """Make a writer of the post that a field names, by its title."""
    return lambda record: getattr(record, field).title if getattr(record, field) else ""


class Evaluated(OfRecord):
    """What the three data sets have in common: ties to indicators, posts, and to the evaluation itself."""

    def used_in(self, city, run):
        """The indicators that a city uses by their codes, read once for a sheet."""
        known = run.memory.setdefault("indicators used", {})
        if city.code not in known:
            used = AdoptedIndicator.objects.current().filter(city__code=city.code).select_related("indicator")
            known[city.code] = {key(each.indicator.code): each for each in used}
        return known[city.code]

    def use(self, row, run):
        """Tie the row to indicators that the city uses, by their codes; one that it does not use is told."""
        if "indicators" not in row.values:
            return
        row.many["indicators"] = []
        known = self.used_in(row.city, run)
        for code in row.values["indicators"]:
            if found := known.get(key(code)):
                row.many["indicators"].append(found)
            else:
                row.warn("indicator-not-in-use", "indicators", code)

    def give_post(self, name, row, run):
        """Look up the post that a cell names; one that the office does not have is told and left out."""
        if title := row.stored.pop(name, ""):
            if post := run.lookups.post(row.city, title):
                row.stored[name] = post
            else:
                row.warn("unknown-post", name, title)

    def tie_to_known(self, name, found, code, written, row):
        """Tie the row to a record that is there; one that is not is told, and the rest of the row kept."""
        if found:
            row.stored[name] = found
        else:
            row.warn(code, name, written)

    def belong(self, row, run):
        """Tie the row to the evaluation that it names. Raises `RowRefused`."""
        if name := row.stored.pop("evaluation", ""):
            row.stored["evaluation"] = self.called(EvaluationPlan, row, run).get(key(name))
            if row.stored["evaluation"] is None:
                raise RowRefused("unknown-evaluation", "evaluation", name)


EVALUATION = Field(
    "evaluation", line, _("Evaluation"), "evaluacion|avaliacao|codigo de la evaluacion", required=True,
    write=name_of("evaluation"),
)  # fmt: skip
INDICATORS = Field(
    "indicators", several, _("Indicators"), "indicadores|indicateurs|codigos de indicadores", is_of_record=False,
    write=codes_of,
)  # fmt: skip
