"""The cities of a territory with what each has, as far as a person may see it.

question = read_question(request.GET)
found = network(sight(territory, request.user), question)
headline(found, locale), written(page_of(found.rows), found, question, locale, territory.code), csv_rows(found)
"""

from reporting.network.counting import countries_of, network, sight
from reporting.network.question import read_question
from reporting.network.wording import HEADERS, LABELS, csv_rows, headline, written

__all__ = ["HEADERS", "LABELS", "countries_of", "csv_rows", "headline", "network", "read_question", "sight", "written"]
