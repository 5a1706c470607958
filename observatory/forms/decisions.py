"""What people decide in the check of an import: one repair for all rows of a cause, and which names are one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from observatory.imports.repairs import GARBLED, LEAVE_OUT, MEND, MISSING
from observatory.resources import data_set

TAKE, SEPARATE = "take", "separate"
READ_FROM_A_CELL = {
    "not-a-number", "not-finite", "ambiguous-number", "other-decimal-mark", "bad-grouping", "number-with-unit",
    "not-whole", "unknown-currency", "not-a-date", "impossible-date", "ambiguous-date", "other-date-order",
    "not-a-period", "ambiguous-period", "not-yes-or-no", "not-in-list", "negative", "unknown-country",
    "unknown-country-like", "unknown-currency-code", "unknown-sdg", "control-character", "type-error",
}  # fmt: skip


class DecisionsForm(forms.Form):
    """The causes and the likenesses that a check found, each with what can be done about it."""

    def __init__(self, *args, batch, **kwargs):
        super().__init__(*args, **kwargs)
        self.batch, self.dataset = batch, data_set(batch.dataset)
        review = batch.report["review"]
        self.found_causes, self.found_names = review["errors"], review.get("names", [])
        self.fields_of = batch.report.get("columns", {})
        for place, cause in enumerate(self.found_causes):
            self._add_cause(place, cause)
        self.garbled = [cause for cause in review.get("warnings", ()) if cause["code"] == GARBLED]
        if self.garbled:
            self.fields["mend"] = forms.BooleanField(label=_("Mend them as proposed"), required=False)
        for place, group in enumerate(self.found_names):
            for number, name in enumerate(group["names"]):
                self.fields[f"name_{place}_{number}"] = self._name(group, name)

    def _field(self, cause):
        """Our field in whose column a cause lies; None where it lies in no column."""
        return self.dataset.by_name.get(self.fields_of.get(cause["column"]) or "")

    def _add_cause(self, place, cause):
        field = self._field(cause)
        acts = [("", _("Write them anew, or decide later"))] if field else [("", _("Decide later"))]
        if field and not field.required and cause["code"] in READ_FROM_A_CELL:
            acts.append((MISSING, _("Take them as missing")))
        acts.append((LEAVE_OUT, _("Leave these rows out")))
        self.fields[f"cause_{place}_do"] = forms.ChoiceField(
            label=_("What to do"), choices=acts, required=False, widget=forms.Select
        )
        for number, (value, _rows) in enumerate(cause["values"] if field else ()):
            self.fields[f"cause_{place}_with_{number}"] = self._instead(field, value)

    def _instead(self, field, value):
        label = _("Instead of “%(value)s”") % {"value": value} if value else _("Instead of the blank cell")
        if choices := self.dataset.choices_of(field.name, self.batch.city):
            return forms.ChoiceField(label=label, required=False, choices=[("", "–"), *choices])
        return forms.CharField(label=label, required=False, max_length=1000, widget=forms.TextInput)

    def _name(self, group, name):
        choices = [
            (TAKE, _("Take it as “%(name)s”") % {"name": group["proposal"]}),
            (SEPARATE, _("Keep it on its own")),
            *((uuid, _("Take it as “%(name)s”") % {"name": shown}) for uuid, shown in name["others"]),
        ]
        label = _("What “%(name)s” means") % {"name": name["name"]}
        return forms.ChoiceField(label=label, choices=choices, required=False, initial=TAKE)

    def causes(self):
        """Each cause with its controls, as the page lays them out."""
        for place, cause in enumerate(self.found_causes):
            values = [
                {"value": value, "rows": rows, "control": self[f"cause_{place}_with_{number}"]}
                for number, (value, rows) in enumerate(cause["values"])
                if f"cause_{place}_with_{number}" in self.fields
            ]
            yield cause | {"act": self[f"cause_{place}_do"], "inputs": values}

    def names(self):
        """Each group of names with its controls."""
        for place, group in enumerate(self.found_names):
            controls = [
                name | {"control": self[f"name_{place}_{number}"]} for number, name in enumerate(group["names"])
            ]
            yield group | {"names": controls}

    def repairs(self):
        """The decisions about rows, as a mapping keeps them."""
        found = [{"column": "", "code": GARBLED, "do": MEND}] if self.cleaned_data.get("mend") else []
        for place, cause in enumerate(self.found_causes):
            if act := self.cleaned_data.get(f"cause_{place}_do"):
                found.append({"column": cause["column"], "code": cause["code"], "do": act})
            for number, (value, _rows) in enumerate(cause["values"]):
                if instead := self.cleaned_data.get(f"cause_{place}_with_{number}"):
                    found.append({"column": cause["column"], "value": value, "with": instead})
        return found

    def aliases(self):
        """The decisions about names: (what is named, the spelling, whom it means, the UUID of the record or None)."""
        for place, group in enumerate(self.found_names):
            for number, name in enumerate(group["names"]):
                said = self.cleaned_data.get(f"name_{place}_{number}") or ""
                others = dict(name["others"])
                if said == TAKE:
                    yield group["refers_to"], name["name"], group["proposal"], group["record"] or None
                elif said == SEPARATE:
                    yield group["refers_to"], name["name"], name["name"], None
                elif said in others:
                    yield group["refers_to"], name["name"], others[said], said


def cells_repaired(data, rows):
    """The repairs that a page of rows was filled in with: single cells written anew, single rows left out."""
    found = []
    for row in rows:
        place = {"sheet": row.sheet, "row": row.row}
        if data.get(f"out_{row.pk}"):
            found.append(place | {"do": LEAVE_OUT})
        for number, said in enumerate(row.found["said"]):
            if instead := data.get(f"cell_{row.pk}_{number}", "").strip():
                found.append(place | {"column": said["column"], "with": instead[:1000]})
    return found
