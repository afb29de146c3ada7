"""Rows become figures: plain dicts of Plotly's JSON, one chart a file. No Dash, no files."""
