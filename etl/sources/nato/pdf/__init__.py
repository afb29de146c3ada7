"""NATO's releases that are published as PDF: printed pages become the same tables as workbooks."""
