"""Refreshes by a crontab line: `crontab` and `times` say when, `once` is one, `runs` and `scheduler` start them."""
