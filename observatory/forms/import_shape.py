"""What the form of the columns asks about the shape of a table and the units of its figures."""

from dataclasses import replace

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from observatory import formats
from observatory.imports.mapping import AS_WRITTEN
from observatory.resources import NUMBER
from observatory.resources.readers import money
from observatory.spreadsheets import read_unit

SCALES = (("miles", _("In thousands: 12 is 12,000")), ("millones", _("In millions: 12 is 12,000,000")))


class AsksShape:
    """Which columns become rows, and what their names and cells then say."""

    def add_shape(self):
        """Offer the columns that are nothing else, where the data set can be laid out side by side."""
        table, self.has_shape = self.reading.table, False
        free = {column.header for column in self.reading.columns if not column.field}
        self.offered = [each for each in table.own_headers if each in free or each in table.folded]
        if not self.dataset.unfoldings or len(self.offered) < 2:
            return
        self.has_shape = True
        self.fields["unfold"] = forms.MultipleChoiceField(
            label=_("Columns that become rows"),
            required=False,
            choices=[(str(place), header) for place, header in enumerate(self.offered)],
            initial=[str(self.offered.index(header)) for header in table.folded],
            widget=forms.CheckboxSelectMultiple,
        )
        ways = [(f"{name}|{value}", self._way(name, value)) for name, value in self.dataset.unfoldings]
        self.fields["unfold_as"] = forms.ChoiceField(
            label=_("What their names and cells say"),
            choices=ways,
            required=False,
            initial="|".join(table.folded_as[:2] or self.dataset.unfoldings[0]),
            widget=forms.RadioSelect,
        )

    def _way(self, name, value):
        labels = {"name": self.dataset.by_name[name].label}
        if not value:
            return _("The name is: %(name)s. A mark such as x in the cell makes a row.") % labels
        labels |= {"value": self.dataset.by_name[value].label}
        return _("The name is: %(name)s. The cell is: %(value)s.") % labels

    def shape_now(self):
        """How the table is laid out now, as a mapping keeps it."""
        table = self.reading.table
        if not table.folded:
            return {"columns": []}
        name, value = table.folded_as[:2]
        return {"columns": list(table.folded), "name": name} | ({"value": value} if value else {})

    def shape_asked(self):
        """How the person wants it laid out."""
        if not self.has_shape or "unfold_as" not in self.data:
            return self.shape_now()
        ticked = set(self.data.getlist("unfold"))
        columns = [header for place, header in enumerate(self.offered) if str(place) in ticked]
        name, _bar, value = self.data["unfold_as"].partition("|")
        if not columns or (name, value) not in self.dataset.unfoldings:
            return {"columns": []}
        return {"columns": columns, "name": name} | ({"value": value} if value else {})

    @property
    def is_reshaped(self):
        return self.shape_asked() != self.shape_now()

    def reshaped(self):
        """The mapping with the new layout; what was said of columns that stay holds."""
        shape = self.shape_asked()
        own = set(self.columns.own_headers) - set(shape["columns"])
        chosen = {
            column.header: self.data.get(f"column_{column.index}") or None
            for column in self.columns
            if column.header in own and self.data.get(f"column_{column.index}") in {"", *self.dataset.by_name}
        }
        freed = set(self.reading.table.folded) - set(shape["columns"])
        columns = {header: field for header, field in chosen.items() if header not in freed}
        return replace(self.mapping, unfold=shape, columns=columns)


class AsksUnits:
    """In what unit the figures of a column are, where one is seen or money is meant."""

    def add_units(self):
        for column in self.columns:
            our = self.dataset.by_name.get(column.field or "")
            if our is None or our.kind != NUMBER or not (read_unit(column.unit) or our.read is money):
                continue
            self.fields[f"unit_{column.index}"] = forms.ChoiceField(
                label=_("Unit of “%(column)s”") % {"column": column.header},
                choices=self._units(column.unit),
                initial=column.unit if read_unit(column.unit) else AS_WRITTEN,
                required=False,
            )

    def _units(self, seen):
        choices = [(AS_WRITTEN, _("Figures as they are written"))]
        if unit := read_unit(seen):
            locale = formats.locale_for(get_language(), self.batch.city.locale)
            factor = formats.number(unit.factor, locale) if unit.factor > 1 else ""
            told = _("Seen: %(unit)s, so 1 is %(factor)s") if factor else _("Seen: %(unit)s")
            choices.append((seen, told % {"unit": seen, "factor": factor}))
        return [*choices, *((value, label) for value, label in SCALES if value != seen)]

    def units_told(self):
        """The units as the person leaves them, by header."""
        given = {column: self.cleaned_data.get(f"unit_{column.index}") for column in self.columns}
        return {column.header: unit for column, unit in given.items() if unit and (unit != AS_WRITTEN or column.unit)}
