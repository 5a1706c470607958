"""Small sheets as people make them, and bringing them in."""

from observatory.imports import Mapping, bring_in, checked


def csv(*lines):
    """The bytes of a CSV of these lines."""
    return "\n".join(lines).encode()


def check(content, dataset, city, *, mapping=None, filename="sheet.csv", **told):
    """Plan a sheet without writing."""
    return checked(content, filename, dataset=dataset, city=city, mapping=Mapping.of(mapping or {}), **told)


def bring(content, dataset, city, *, mapping=None, filename="sheet.csv", **told):
    """Bring a sheet in; answers the plan and the batch."""
    return bring_in(
        content=content, filename=filename, dataset=dataset, city=city, mapping=Mapping.of(mapping or {}), **told
    )


def codes(problems):
    """The codes of problems, in their order."""
    return [problem.code for problem in problems]


def counts(plan):
    """How many rows are created, updated, unchanged and rejected."""
    return tuple(plan.counts[fate] for fate in ("created", "updated", "unchanged", "rejected"))
