"""The demonstration: real open data with its source, and one city that does not exist and says so.

Everything passes through the same doors as people's work: the importer, the services, the approval, the publication.
"""

from reporting.demo.cases import load_cases
from reporting.demo.example import load_example
from reporting.demo.real import load_los_angeles, load_memberships, load_notebooks, load_twinnings

PARTS = {
    "twinnings": load_twinnings,
    "los-angeles": load_los_angeles,
    "notebooks": load_notebooks,
    "cases": load_cases,
    "memberships": load_memberships,
    "example": load_example,
}


def load(tell):
    """Load what is not there yet; `tell(part, what)` hears of each part. Answer how many rows are new."""
    return {part: _told(part, loader(), tell) for part, loader in PARTS.items()}


def _told(part, created, tell):
    tell(part, created)
    return created
