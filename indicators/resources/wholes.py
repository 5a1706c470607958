"""Words that stand for the whole where a column tells groups apart: such a value is of no group."""

from observatory.spreadsheets import key

WORDS = frozenset(
    (
        "total", "totales", "totais", "totaux", "totale", "total general", "both sexes", "bothsex", "ambos sexos",
        "ambos os sexos", "les deux sexes", "both sexes or no breakdown by sex", "ensemble", "all", "all ages",
        "allage", "all areas", "allarea", "all age ranges or no breaks by age", "todas las edades", "todas as idades",
        "tous ages", "todos", "todas", "tous", "toutes", "insgesamt", "default", "no breakdown", "sin desagregar",
    )
)  # fmt: skip
CODES = frozenset(("_t", "_z"))


def is_whole(value):
    """Whether a text stands for all groups together, as totals and the codes of SDMX do."""
    return value.strip().casefold() in CODES or key(value) in WORDS


def of_groups(columns, run):
    """Give the columns that tell a group, {header: text}; each word that was taken for the whole is told once."""
    told = run.memory.setdefault("wholes", set())
    for header, value in columns.items():
        if value and is_whole(value) and (header, value) not in told:
            told.add((header, value))
            run.tell("taken-as-whole", column=header, value=value)
    return {header: value for header, value in columns.items() if not (value and is_whole(value))}
