"""What the article of an edition shows, prepared from its frozen content for the web and for paper."""

from reporting.article.page import Page
from reporting.article.stored import number
from reporting.article.words import used_terms

__all__ = ["Page", "number", "used_terms"]
