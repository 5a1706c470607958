"""The chain of a strategy on one page: a list, and a picture of the same."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from indicators.chain import chain_of
from indicators.chain.picture import picture
from observatory.views.planning import strategy_of


def strategy_chain(request, city, key):
    strategy = strategy_of(request, city, key)
    chain = chain_of(strategy)
    context = {"city": strategy.city, "section": "strategy", "strategy": strategy, "chain": chain}
    context |= {"pictures": [drawn(link) for link in chain.links]}
    return render(request, "indicators/strategy_chain.html", context)


def drawn(link):
    """The picture of an objective with what was done for it and what tells of it."""
    done = [str(each) for each in [*link.activities, *link.agreements]]
    told = [str(each) for each in link.adoptions]
    return picture(str(link.objective), done, told, none=(_("No activity yet"), _("No indicator yet")))
