"""The page: releases."""
