"""How figures come to a total: what `newsfigures.tally` sets aside, and why."""
