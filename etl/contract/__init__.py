"""The contract: what every observation must be before it is published. It runs on every publish; nothing skips it."""

from etl.contract.check import check, check_releases

__all__ = ["check", "check_releases"]
