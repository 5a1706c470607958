"""Counting for many cities: in batches, so that memory stays flat and what is done is kept when it is stopped."""

from collections import Counter
from functools import cache

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
        alike = alike_by_what_is_held(blank.answers(codes, batch))
        held = batch.held()
        for city in some:
            register, same = Register(city, batch), alike(frozenset(held[city.pk] | held[None]))
            yield city, {code: same[code] if code in same else RULES[code](register) for code in codes}


def alike_by_what_is_held(answers):
    """Make what tells the counts that are the same for all cities that hold the same parts of the register.

    Of each count the parts are known that it looks at: where a city holds none of them, the answer is the blank one.
    """

    @cache
    def alike(parts):
        return {code: answer for code, (answer, looked_at) in answers.items() if looked_at.isdisjoint(parts)}

    return alike


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
