"""What the worker begins on Mondays."""

from indicators.services.digest import send_this_weeks
from observatory.weekly import weekly

weekly(send_this_weeks.enqueue)
