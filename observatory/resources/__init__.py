"""The data sets that spreadsheets bring in and take out: a declaration of fields each, discovered in every app."""

from observatory.resources.dataset import DATE, NUMBER, DataSet, Field
from observatory.resources.registry import data_set, data_sets, declare, extend
from observatory.resources.rows import Problem, Row, RowRefused, RowSkipped
from observatory.resources.run import Run

__all__ = [
    "DATE", "NUMBER", "DataSet", "Field", "Problem", "Row", "RowRefused", "RowSkipped", "Run", "data_set", "data_sets",
    "declare", "extend",
]  # fmt: skip

from observatory.resources import (  # noqa: F401  the data sets of this app
    activities,
    agreements,
    budget,
    cities,
    exchange,
    lessons,
    missions,
    network_life,
    networks,
    norms,
    objectives,
    office,
    opportunities,
    planning,
    posts,
    practices,
    project_partners,
    projects,
    rates,
    strategy,
    strategy_parts,
)
