"""Counting for many cities: in batches, so that memory stays flat and what is done is kept when it is stopped."""

from collections import Counter

from django.db.models import Count

from indicators.derived import blank
from indicators.derived.register import Batch, Register
from indicators.derived.rules import RULES
from indicators.derived.storing import derive_together
from observatory.models import Activity, Agreement

AT_ONCE, COUNTED_AT_ONCE, ROWS_AT_ONCE = 100, 400, 20_000


def count_many(cities, period, codes=RULES, today=None):
    """Count indicators of the catalogue for many cities without storing them; yield each city with its counts."""
    for some in batches(cities, COUNTED_AT_ONCE):
        batch = Batch(some, period, today)
        alike = blank.answers(codes, batch)
        held = batch.held()
        for city in some:
            register, has = Register(city, batch), held[city.pk] | held[None]
            yield city, {code: _counted(code, register, has, alike.get(code)) for code in codes}


def _counted(code, register, has, alike):
    """Count by a rule, unless the city has nothing of what it looks at: then the answer is that of all such cities."""
    if alike and has.isdisjoint(alike[1]):
        return alike[0]
    return RULES[code](register)


def derive_many(cities, period, **more):
    """Count a period for many cities, each batch in a transaction of its own; yield each city with its `Derived`."""
    for batch in batches(cities):
        yield from derive_together(batch, period, **more).items()


def batches(cities, at_once=AT_ONCE, rows_at_once=ROWS_AT_ONCE):
    """Sort cities into batches of so many at most that hold few enough rows together; a large city comes alone."""
    rows, batch, held = rows_of(cities), [], 0
    for city in cities:
        if batch and (len(batch) == at_once or held + rows[city.pk] > rows_at_once):
            yield batch
            batch, held = [], 0
        batch.append(city)
        held += rows[city.pk]
    if batch:
        yield batch


def rows_of(cities):
    """How many agreements and activities each of the cities has, by its key: the parts that grow."""
    found = Counter()
    for model in (Agreement, Activity):
        found.update(dict(model.objects.filter(city__in=cities).order_by().values_list("city").annotate(n=Count("pk"))))
    return found
