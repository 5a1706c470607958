"""Taking down what people decided in the check; the file is planned anew with it."""

from dataclasses import replace

from django.db import transaction

from observatory.imports.aliases import remember
from observatory.imports.batches import mapping_of
from observatory.imports.repairs import with_decisions


@transaction.atomic
def decided(batch, *, repairs=(), aliases=(), by):
    """Remember whom names mean, for the city; give the mapping of the batch with the repairs, to check it by."""
    for refers_to, name, meant, record_uuid in aliases:
        remember(batch.city, refers_to, name, meant, by=by, record_uuid=record_uuid)
    mapping = mapping_of(batch)
    return replace(mapping, repairs=with_decisions(mapping.repairs, repairs))


def without(batch, places):
    """Give the mapping of a batch without the decisions at these places."""
    mapping = mapping_of(batch)
    kept = tuple(each for place, each in enumerate(mapping.repairs) if place not in places)
    return replace(mapping, repairs=kept)
