"""What pages say of an indicator of the catalogue."""

from django import template

from indicators import wording

register = template.Library()
register.filter("passage", wording.passage)
