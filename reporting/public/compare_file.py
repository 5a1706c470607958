"""Cities side by side as a file: every value exact, with what helps to read it, and why a city is left out."""

COLUMNS = (
    *("city", "indicator", "version", "period", "value", "text", "no_data_reason", "unit"),
    *("population", "population_on", "population_source", "office_posts", "office_began_in", "left_out_because"),
)


def rows(comparison):
    """One row for each city and period; one for each city that cannot be compared."""
    of = comparison.indicator.code, comparison.indicator.version
    for shown, context in zip(comparison.cities, comparison.contexts, strict=True):
        city = context.city
        around = (city.population, city.population_on, city.population_source, context.n_posts, context.began_in)
        for point in shown.points:
            said = (point.value, point.text, point.no_data_reason, comparison.unit)
            yield (city.code, *of, point.period, *said, *around, "")
    for each in comparison.left_out:
        yield (each.code, *of, *[""] * 10, each.why)
