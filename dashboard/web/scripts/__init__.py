"""Scripts of others, cut to what our pages use: what is never run costs its readers bytes, and their browsers time.

A script that is not built as it is known to be is given back as it is.
"""
