"""What was known when: the pin, the release that answers, and who is at the target. Nobody else decides these (R29)."""
