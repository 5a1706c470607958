from functools import cached_property

from indicators.derived.register.base import IDENTIFIER, Part, grouped
from indicators.derived.rows import HeldRow, PostRow
from observatory.models import PositionHolding, StaffPosition


class Office(Part):
    @cached_property
    def posts(self):
        """The posts of the office."""
        found = self.of(StaffPosition).order_by("title", "pk")
        return [PostRow._make(row) for row in found.values_list("pk", IDENTIFIER, "functions", "hours", "languages")]

    @cached_property
    def held(self):
        """When each post had somebody in it, by the key of the post."""
        found = PositionHolding.objects.filter(position__city=self.city).order_by("starts_on", "pk")
        rows = [HeldRow._make(row) for row in found.values_list("position_id", "starts_on", "ends_on")]
        return grouped(rows, "position")

    @cached_property
    def filled_posts(self):
        """The keys of the posts with somebody in them on the last day of the period."""
        held = PositionHolding.objects.on(self.as_of).filter(position__city=self.city)
        return set(held.values_list("position_id", flat=True))

    @cached_property
    def posts_in_force(self):
        """Posts filled on the last day, and those of which nobody wrote down who held them: they are known to exist."""
        return [post for post in self.posts if post.pk in self.filled_posts or post.pk not in self.held]
