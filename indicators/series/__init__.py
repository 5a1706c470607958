"""What a city's values, goals and results are, read in a constant number of queries for every page and report."""

from indicators.series.figures import Figure, city_figures, in_order, level_names, progress_of
from indicators.series.goals import Goal, final_of, goal_for, goals_of
from indicators.series.points import (
    YEARLY,
    Point,
    breaks_of,
    headline_series,
    is_broken_off,
    is_of_rhythm,
    of_one_rhythm,
    part_series,
    points_by_city,
)

__all__ = [
    "YEARLY",
    "Figure",
    "Goal",
    "Point",
    "breaks_of",
    "city_figures",
    "final_of",
    "goal_for",
    "goals_of",
    "headline_series",
    "in_order",
    "is_broken_off",
    "is_of_rhythm",
    "level_names",
    "of_one_rhythm",
    "part_series",
    "points_by_city",
    "progress_of",
]
