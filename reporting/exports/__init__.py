"""Open data: everything that cities publish, described once for every file, feed and answer made of it."""

from reporting.exports.collection import Collection
from reporting.exports.evaluated import ADVICE, DECISIONS, EVALUATIONS, FINDINGS
from reporting.exports.measured import INDICATORS, MEASUREMENTS, TARGETS
from reporting.exports.register import (
    ACTIVITIES,
    AGREEMENTS,
    BUDGET,
    CITIES,
    LESSONS,
    MEMBERSHIPS,
    NETWORKS,
    PRACTICES,
    PROJECTS,
)
from reporting.exports.sheets import SHEETS
from reporting.exports.told import COMMITMENTS, DIALOGUES, REPORTS

COLLECTIONS = {
    each.name: each
    for each in (
        *(CITIES, INDICATORS, MEASUREMENTS, TARGETS, SHEETS, AGREEMENTS, ACTIVITIES, NETWORKS, MEMBERSHIPS),
        *(PROJECTS, PRACTICES, LESSONS, BUDGET, DIALOGUES, COMMITMENTS, REPORTS),
        *(EVALUATIONS, FINDINGS, DECISIONS, ADVICE),
    )
}

__all__ = ["COLLECTIONS", "COMMITMENTS", "Collection"]
