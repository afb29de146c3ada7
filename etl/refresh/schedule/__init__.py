"""Refreshes by a crontab line: `crontab` says when, `process` and `scheduler` start them, `program` is one."""
