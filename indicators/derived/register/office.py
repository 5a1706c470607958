from functools import cached_property

from indicators.derived.register.base import IDENTIFIER, Part, by_first, keys, read, rows_of
from indicators.derived.rows import HeldRow, PostRow
from observatory.models import PositionHolding, StaffPosition


class Office(Part):
    @read(rows_of(PostRow))
    def posts(self):
        """The posts of the office."""
        found = self.of(StaffPosition).order_by("title", "pk")
        return found.values_list("city", "pk", IDENTIFIER, "functions", "hours", "languages")

    @read(by_first(HeldRow))
    def held(self):
        """When each post had somebody in it, by the key of the post."""
        found = PositionHolding.objects.filter(position__city__in=self.cities).order_by("starts_on", "pk")
        return found.values_list("position__city", "position_id", "starts_on", "ends_on")

    @read(keys)
    def filled_posts(self):
        """The keys of the posts with somebody in them on the last day of the period."""
        held = PositionHolding.objects.on(self.as_of).filter(position__city__in=self.cities)
        return held.values_list("position__city", "position_id")

    @cached_property
    def posts_in_force(self):
        """Posts filled on the last day, and those of which nobody wrote down who held them: they are known to exist."""
        return [post for post in self.posts if post.pk in self.filled_posts or post.pk not in self.held]
