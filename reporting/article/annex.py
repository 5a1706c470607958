"""The data annex: of each dimension a table of the last periods. Pure: what is shown in, rows out."""

SERIES_AT_MOST = 7
ROWS_AT_MOST = 60


def table_of(dimension):
    """The table of a dimension: periods as columns, its indicators as rows, and how many of them had no room."""
    figures = [shown.figure for shown in dimension["shown"] if not shown.is_words]
    periods = sorted({point["period"] for figure in figures for point in figure["points"]})[-SERIES_AT_MOST:]
    rows = [(figure, _row(figure, periods)) for figure in figures[:ROWS_AT_MOST]]
    return {
        "key": dimension["key"],
        "name": dimension["name"],
        "periods": periods,
        "rows": rows,
        "left_out": len(figures) - len(rows),
    }


def _row(figure, periods):
    words = {point["period"]: point["words"] for point in figure["points"]}
    return [words.get(period) for period in periods]
