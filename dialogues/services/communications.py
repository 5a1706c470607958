"""Logging what was sent and published, with the media that took it up."""

from functools import partial

from observatory.services.rows import save_with_rows

save_communication = partial(save_with_rows, words={"pickups": str})
save_plan = partial(save_with_rows, words={"lines": str})
