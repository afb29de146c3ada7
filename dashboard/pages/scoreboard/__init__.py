"""The page: scoreboard."""
