"""What the data sets of the register have in common: a city, a code, and ties to departments, objectives and goals."""

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from observatory.choices import Precision
from observatory.models import Department
from observatory.resources.dataset import Field
from observatory.resources.readers import line, text, yes_no
from observatory.resources.rows import RowRefused
from observatory.services.codes import LENGTH, TAKEN_BY_PAGES
from observatory.spreadsheets import key

# What most records have, whatever they are.
CODE = Field("code", line, _("Code"), "codigo|id|numero|identifiant|identificador|identifier|register_id|record_id")
NOTE = Field("note", text, _("Note"), "nota|notas|observaciones|remarks|notes|remarques|observacoes|comentarios")
IS_PUBLIC = Field("is_public", yes_no, _("Public"), "publico|publicado|published|publie")
KEPT_BY_TITLE = {"instrument", "practice", "source"}


class OfRecord:
    """A data set whose model is a record of a city's register."""

    def existing(self, rows, run):
        cities = run.known_cities(rows)
        records = run.locked(self.model.objects.kept().filter(city__in=cities).order_by("pk"))
        if run.locks:
            return records.prefetch_related("city", *self.related, *self.many)
        return records.select_related("city", *self.related).prefetch_related(*self.related, *self.many)

    def build(self, row, run):
        return self.model(city=row.city, **row.defaults | row.stored)

    def together(self, row, *names):
        """The values as they will stand: what the row says, over what is stored."""
        return {name: row.stored.get(name, getattr(row.record, name, None)) for name in names}

    def tie(self, row, run):
        """Look up the departments and objectives that the row names in its city."""
        if name := row.values.get("department"):
            row.stored["department"] = self.department(name, row, run)
        if "departments" in row.values:
            row.many["departments"] = [self.department(name, row, run) for name in row.values["departments"]]
        for name in KEPT_BY_TITLE & row.values.keys():
            self.tie_by_title(name, row, run)
        if "objectives" in row.values:
            row.many["objectives"] = self.objectives(row, run)
        if "sdgs" in row.values:
            row.many["sdgs"] = row.values["sdgs"]

    def tie_by_title(self, name, row, run):
        """Look up the record of the city that a cell names by its title; one that nobody knows is told and left out."""
        said = row.stored.pop(name, None)
        if not said:
            return
        found = getattr(run.lookups, name)(row.city, said) if row.city.pk else None
        if found is None:
            row.warn(f"unknown-{name}", name, said)
        else:
            row.stored[name] = found

    def point_at(self, model, name, written, row, run):
        """Tie the row to the city's record of this code or title; one that is not there is told."""
        if found := self.called(model, row, run).get(key(written)):
            row.stored[name] = found
        else:
            row.warn(f"unknown-{model._meta.model_name}", name, written)

    def called(self, model, row, run, *names):
        """The kept records of the row's city by their code and their title, read once for a sheet."""
        known = run.memory.setdefault(("called", model), {})
        if row.city.code not in known:
            things = model.objects.kept().filter(city=row.city).order_by("-pk") if row.city.pk else ()
            words = [(each, getattr(each, name)) for each in things for name in names or ("title", "code")]
            known[row.city.code] = {key(word): each for each, word in words if word}
        return known[row.city.code]

    def department(self, name, row, run):
        """Give the city's department of this name; one that nobody named before is new."""
        new = run.memory.setdefault("departments", {})
        asked = (row.city.code, key(name))
        found = (row.city.pk and run.lookups.department(row.city, name)) or new.get(asked)
        field = "department" if "department" in row.values else "departments"
        if found is None and row.city.pk and (found := run.lookups.department_elsewhere(row.city, name)):
            row.warn("read-as", field, name, meant=str(found))
        if found is None:
            row.warn("new-department", field, name)
            found = new[asked] = Department(city=row.city, name=name[:200], code=slugify(name)[:LENGTH])
        return run.need(found, row)

    def objectives(self, row, run):
        found = []
        for name in row.values["objectives"]:
            objective = run.lookups.objective(row.city, name) if row.city.pk else None
            if objective is not None:
                found.append(objective)
            elif " " in name and self.keep_in_words(row, name):
                row.warn("objective-in-words", "objectives", name)
            else:
                row.warn("unknown-objective", "objectives", name)
        return found

    def keep_in_words(self, row, objective):
        """Keep an objective that nobody listed in the note of the record, if it has one; answers whether it is kept."""
        if "note" not in self.by_name:
            return False
        told = row.stored if "note" in row.stored else row.defaults  # a note that stands already is not written over
        told["note"] = "\n".join(filter(None, [told.get("note"), objective]))
        return True

    def give_code(self, row, run, text):
        """Give a new record a code that no other of its city has, made of `text`."""
        if row.stored.get("code"):
            return
        taken = self.codes_of(row.city, run)
        stem = slugify(text)[:LENGTH].strip("-") or self.model._meta.model_name
        number, code = 1, stem
        while code in taken:
            number += 1
            code = f"{stem}-{number}"
        taken.add(code)
        row.defaults["code"] = code

    def codes_of(self, city, run):
        """The codes that are taken in a city: those stored, and those its sheet gives."""
        known = run.memory.setdefault("codes", {})
        if city.code not in known:
            stored = self.model.objects.kept().filter(city=city).values_list("code", flat=True) if city.pk else ()
            known[city.code] = {*stored, *TAKEN_BY_PAGES, *run.memory.get("codes of the sheet", ())}
        return known[city.code]

    def of_cities(self, cities):
        """The kept records of these cities, in a lasting order."""
        records = self.model.objects.kept().filter(city__in=cities)
        return records.select_related("city", "city__country", *self.related).order_by("city__code", "pk")


def needs_days(row, *names):
    """Refuse a row whose dates are not known to the day, where the record keeps nothing less exact."""
    for name in names:
        if name in row.values and row.values[name].precision != Precision.DAY:
            raise RowRefused("date-without-day", name)


def refuse_end_before(given, *, may_be_same=True):
    """Refuse an end before its beginning; `given` holds both, the beginning first."""
    (_name, start), (name, end) = given.items()
    if start is not None and end is not None and (end < start or (end == start and not may_be_same)):
        raise RowRefused("ends-before-start", name, end)


def written_date(name):
    """Make a writer of a date as exactly as it is known: 2024-05-14, 2024-05, 2024-Q2, 2024."""

    def write(record):
        day, precision = getattr(record, name), getattr(record, f"{name}_precision")
        if day is None or precision == Precision.DAY:
            return day
        if precision == Precision.MONTH:
            return f"{day:%Y-%m}"
        return f"{day.year}-Q{(day.month + 2) // 3}" if precision == Precision.QUARTER else str(day.year)

    return write


def a_url():
    """What people call a link."""
    return "enlace|link|url|web|lien|ligacao|sitio web|site|pagina web|content url"
