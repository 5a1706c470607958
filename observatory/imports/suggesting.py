"""Which field a column seems to be, by its header and by what its cells bear out."""

import re
from collections import Counter, defaultdict
from itertools import islice

from observatory.imports.bearing_out import (
    LOOKED_AT,
    NAMED_IN_WORDS,
    cells_of,
    has_words,
    is_borne_out,
    is_told_by_cells,
    share_read,
)
from observatory.resources.readers import money
from observatory.spreadsheets import (
    Unreadable,
    clean,
    header_key,
    key,
    meaning_of_missing,
    read_first_day,
    suggest_columns,
    text_of,
)
from observatory.spreadsheets.columns import ASKED, UNKNOWN
from observatory.spreadsheets.field_names import EXACT, REMEMBERED, SIMILAR

FEWEST_TOLD = 3
CODE = re.compile(r"[a-z]{0,4} ?\d{1,8}")
SHARE = re.compile(r"%|porcentaje|pourcentage|percent|percentual", re.IGNORECASE)
COUNTED = frozenset(("participants", "women", "delegates"))
ARRIVAL = frozenset(("llegada", "arrivee", "arrival", "chegada"))
FROM = frozenset(("procedencia", "origen", "origine", "origem", "origin", "provenance", "proveniencia"))
OF_OTHERS = frozenset(("counterpart_city", "department", "departments"))
GOVERNMENTS = (
    "ayuntamiento de", "h ayuntamiento de", "municipalidad de", "alcaldia de", "intendencia de", "municipio de",
    "ciudad de", "city of", "municipality of", "ville de", "commune de", "mairie de", "prefeitura de",
    "prefeitura municipal de", "camara municipal de", "cidade de", "comune di", "citta di", "stadt", "ajuntament de",
)  # fmt: skip
CITIES_OF_OTHERS = frozenset(["counterpart_city", "destination", "origin", "place"])


def suggested_for(headers, names, remembered, table, dataset, known):
    """Suggest a field for each header, {header: suggestion}: one of two lines may be told by its lower line alone."""
    found = _suggested(headers, names, remembered, table, dataset, known)
    _turn_round(found, table)
    lower = _lower_lines(table)
    open_lines = {header: lower[header] for header, each in found.items() if not each.field and header in lower}
    if not open_lines or names is None:
        return found
    free = names.without({each.field for each in found.values() if each.field})
    for header, each in zip(open_lines, suggest_columns(open_lines.values(), free), strict=True):
        told = each._replace(index=found[header].index, header=header, reason=SIMILAR)
        if each.field and not _contradicts(told, table, dataset):
            found[header] = told
    return found


def _turn_round(found, table):
    """Let a departure be the end and an arrival the beginning where their days say so, as of those who come to us."""
    told = {each.field: header for header, each in found.items() if each.field in ("starts_on", "ends_on")}
    if len(told) < 2 or not ARRIVAL.intersection(header_key(told["ends_on"]).split()):
        return
    pairs = zip(table.column(told["starts_on"]), table.column(told["ends_on"]), strict=True)
    days = [each for each in islice(map(_days, pairs), LOOKED_AT) if all(each)]
    if sum(first > last for first, last in days) > sum(first < last for first, last in days):
        for name, other in (("starts_on", "ends_on"), ("ends_on", "starts_on")):
            found[told[name]] = found[told[name]]._replace(field=other, reason=SIMILAR)


def _days(pair):
    return [_day_or_none(cell) for cell in pair]


def _day_or_none(cell):
    try:
        return read_first_day(cell, epoch=1900).date
    except Unreadable:
        return None


def _lower_lines(table):
    """What the last line of a header says alone, {header: line}, where the lines above only group the columns."""
    said = {header: clean(text_of(cell)) for header, cell in zip(table.placed_headers, table.names, strict=False)}
    often = Counter(said.values())
    return {header: line for header, line in said.items() if line and line != header and often[line] == 1}


def _suggested(headers, names, remembered, table, dataset, known):
    """Suggest a field for each header, {header: suggestion}: one that its cells do not bear out gives way to the next.

    What only a person could say is settled where the cells say it: of who came or whether it is public, numbers tell.
    """
    denied = defaultdict(dict)
    while True:
        found = suggest_columns(headers, names, remembered=remembered, denied=denied)
        contradicted = [each for each in found if each.field and _contradicts(each, table, dataset)]
        told = (found, table, known.own)
        contradicted += [*_citys_of_others(*told), *_where_they_come_from(found)] or _none_of_ours(*told)
        contradicted += [] if contradicted else _unknown(found, table, known.names)
        if not contradicted:
            not_meant = [each for each in dataset.not_meant(found, table) if each.field and each.reason != REMEMBERED]
            contradicted = [*_ours_after_all(*told), *not_meant]
        if not contradicted:
            break
        for each in contradicted:
            denied[each.header][each.field] = True
    found = _named_by_what_is_left(_by_what_is_known(found, table, known.names), table, dataset)
    taken = {each.field for each in found}
    return {each.header: _settled(each, taken, table, dataset, tuple(denied[each.header])) for each in found}


def _named_by_what_is_left(found, table, dataset):
    """Take the first column of different words for the name that a record must have, where none is called so.

    Only in a table of which more is understood: else it would be of something else.
    """
    told = {each.field for each in found} - {None}
    missing = [our.name for our in dataset.required if our.name in NAMED_IN_WORDS and our.name not in told]
    if len(missing) != 1 or len(told) < FEWEST_TOLD or dataset.instead.get(missing[0]):
        return found
    for place, each in enumerate(found):
        if not each.field and each.reason != ASKED and not each.rivals and _tells_things_apart(each.header, table):
            return [*found[:place], each._replace(field=missing[0], reason=SIMILAR), *found[place + 1 :]]
    return found


def _tells_things_apart(header, table):
    """Whether the cells of a column are words, and no two of them the same."""
    cells = [cell for cell in islice(table.column(header), LOOKED_AT) if not meaning_of_missing(cell)]
    return len(cells) > 1 and len({*cells}) == len(cells) and all(map(has_words, cells))


def _by_what_is_known(found, table, names):
    """Take the one column that holds nothing but what is known, where the one of that name holds none: its codes."""
    for name, told in names.items():
        mine = [each for each in found if each.field == name and each.reason != REMEMBERED]
        if len(mine) != 1 or _knows(mine[0].header, table, told):
            continue
        free = [each for each in found if not each.field and _knows_all(each.header, table, told)]
        if len(free) == 1:
            instead = {free[0].header: name, mine[0].header: None}
            found = [
                each._replace(field=instead[each.header], reason=SIMILAR if instead[each.header] else UNKNOWN)
                if each.header in instead
                else each
                for each in found
            ]
    return found


def _citys_of_others(found, table, own):
    """The city beside a country, where no column says with whom or where to: in a list of twinnings, the other one."""
    fields = {each.field for each in found}
    if not fields & {"counterpart_country", "country"} or fields & {*CITIES_OF_OTHERS, "city_country"}:
        return []
    others = [each for each in found if each.field == "city" and CITIES_OF_OTHERS.intersection(each.rivals)]
    return [each for each in others if not _is_ours_alone(each.header, table, own)]


def _where_they_come_from(found):
    """The city beside the country that people come from is no destination."""
    is_told = any(each.field == "country" and FROM.intersection(header_key(each.header).split()) for each in found)
    return [each for each in found if is_told and each.field == "destination" and each.alias.startswith("~")]


def _none_of_ours(found, table, own):
    """A column of cities that never names the one city of the import, or that holds the codes of another source."""
    for each in found:
        if each.field != "city" or each.reason == REMEMBERED:
            continue
        cells = [key(text_of(cell)) for cell in cells_of(each.header, table)]
        is_ours = any(f" {name} " in f" {cell} " for name in own for cell in cells)
        are_codes = header_key(each.header) != "city" and bool(cells) and all(CODE.fullmatch(cell) for cell in cells)
        others = CITIES_OF_OTHERS | {"counterpart_country"}
        is_of_others = bool(own and cells) and bool(others.intersection(each.rivals))
        if not is_ours and (are_codes or is_of_others):
            yield each


def _unknown(found, table, names):
    """A column that holds nothing of what is known, where another one beside it does: the codes of its source."""
    for each in found:
        if each.reason == REMEMBERED or each.field not in names or _knows(each.header, table, names[each.field]):
            continue
        if any(each.field in other.rivals and _knows(other.header, table, names[each.field]) for other in found):
            yield each


def _knows_all(header, table, names):
    cells = cells_of(header, table)
    return bool(cells) and all(key(text_of(cell)) in names for cell in cells)


def _knows(header, table, names):
    return any(key(text_of(cell)) in names for cell in cells_of(header, table))


def _ours_after_all(found, table, own):
    """A column in which nothing but the one city of the import stands names no city of others, and no department."""
    for each in found:
        if each.reason != REMEMBERED and each.field in OF_OTHERS and _is_ours_alone(each.header, table, own):
            yield each


def _is_ours_alone(header, table, own):
    """Whether nothing but the one city of the import, or its government, stands in a column."""
    cells = [key(text_of(cell)) for cell in cells_of(header, table)] if own else []
    names = {name for told in own for name in (told, *(f"{word} {told}" for word in GOVERNMENTS))}
    return bool(cells) and names.issuperset(cells)


def _contradicts(suggestion, table, dataset):
    """Tell whether the cells of a column speak against a field; against one called by its very name, all of them."""
    if SHARE.search(suggestion.header) and (
        suggestion.field in COUNTED or dataset.by_name[suggestion.field].read is money
    ):
        return True
    if suggestion.reason == SIMILAR:
        return not is_borne_out(suggestion.field, suggestion.header, table, dataset)
    if suggestion.reason != EXACT or not suggestion.rivals:
        return False
    share = share_read(suggestion.field, suggestion.header, table, dataset)
    return share < 0.5 if hasattr(dataset.by_name[suggestion.field].read, "vocabulary") else not share


def _settled(suggestion, taken, table, dataset, denied):
    if suggestion.reason != ASKED:
        return suggestion._replace(rivals=(*denied, *suggestion.rivals)) if denied else suggestion
    free = [name for name in suggestion.rivals if name not in taken]
    said = len(free) == 1 and share_read(free[0], suggestion.header, table, dataset)
    if said and len(suggestion.rivals) > 1:  # the other meanings stand in columns of their own
        return suggestion._replace(field=free[0], reason=SIMILAR)
    fitting = [
        name
        for name in free
        if is_told_by_cells(name, dataset) and share_read(name, suggestion.header, table, dataset) == 1
    ]
    if len(fitting) != 1 or not cells_of(suggestion.header, table):
        return suggestion
    return suggestion._replace(field=fitting[0], reason=SIMILAR)
