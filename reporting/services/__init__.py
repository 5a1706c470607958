"""What can happen to a report: it is opened, written, frozen, thawed and published as editions."""
