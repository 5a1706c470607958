"""What the data sets of the register have in common: a city, a code, and ties to departments, objectives and goals."""

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from observatory.choices import Precision
from observatory.models import Department
from observatory.resources.dataset import Field
from observatory.resources.readers import text, yes_no
from observatory.services.codes import LENGTH, TAKEN_BY_PAGES
from observatory.spreadsheets import key

# What most records have, whatever they are.
NOTE = Field("note", text, _("Note"), "nota|notas|observaciones|remarks|notes|remarques|observacoes|comentarios")
IS_PUBLIC = Field("is_public", yes_no, _("Public"), "publico|publicado|published|publie")


class OfRecord:
    """A data set whose model is a record of a city's register."""

    def existing(self, rows, run):
        cities = run.known_cities(rows)
        records = run.locked(self.model.objects.kept().filter(city__in=cities).order_by("pk"))
        records = records.select_related("city", *self.related) if not run.locks else records
        return records.prefetch_related(*self.related, *self.many)

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
        if "objectives" in row.values:
            row.many["objectives"] = self.objectives(row, run)
        if "sdgs" in row.values:
            row.many["sdgs"] = row.values["sdgs"]

    def department(self, name, row, run):
        """Give the city's department of this name; one that nobody named before is new."""
        new = run.memory.setdefault("departments", {})
        asked = (row.city.code, key(name))
        found = (row.city.pk and run.lookups.department(row.city, name)) or new.get(asked)
        if found is None:
            row.warn("new-department", "department" if "department" in row.values else "departments", name)
            found = new[asked] = run.need(Department(city=row.city, name=name[:200], code=slugify(name)[:LENGTH]), row)
        return found

    def objectives(self, row, run):
        found = []
        for name in row.values["objectives"]:
            objective = run.lookups.objective(row.city, name) if row.city.pk else None
            if objective is None:
                row.warn("unknown-objective", "objectives", name)
            else:
                found.append(objective)
        return found

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
