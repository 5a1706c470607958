"""The rows of any table as plain JSON, the same on every database, and their sum."""

import hashlib
from dataclasses import dataclass

from django.db.models.query import QuerySet

from observatory.canonical import line_of, plain

LEFT_OUT = {"django_session"}
AT_ONCE = 2000
MODULUS = 2**256


def models_of(registry):
    """Every model with a table whose rows are kept, join tables as well, by the name of the table."""
    found = registry.get_models(include_auto_created=True)
    kept = [each for each in found if each._meta.managed and not each._meta.proxy]
    return sorted(
        (each for each in kept if each._meta.db_table not in LEFT_OUT), key=lambda model: model._meta.db_table
    )


def fields_of(model):
    return model._meta.local_concrete_fields


def rows_of(model, columns=None):
    """Yield each row as a list of plain values, in the order of these columns or of the model. Memory stays flat."""
    names = {field.column: field.attname for field in fields_of(model)}
    names = [names[column] for column in columns or names]
    # A queryset of its own: managers may leave rows out or answer with the words of one language.
    for row in QuerySet(model).order_by("pk").values_list(*names).iterator(chunk_size=AT_ONCE):
        yield [plain(value) for value in row]


@dataclass
class Tally:
    """How many rows there were, and the sum of their SHA-256: in whatever order, as databases sort text differently."""

    rows: int = 0
    total: int = 0

    def add(self, line):
        self.rows += 1
        self.total = (self.total + int.from_bytes(hashlib.sha256(line.encode()).digest())) % MODULUS

    def told(self):
        return {"rows": self.rows, "sha256": f"{self.total:064x}"}


def tally(model, columns=None):
    """Count and sum the rows of a table as they stand."""
    found = Tally()
    for row in rows_of(model, columns):
        found.add(line_of(row))
    return found.told()
