"""The guide as it was published, rehearsed: its breaks are met one by one, and what the tools answer is recorded."""
