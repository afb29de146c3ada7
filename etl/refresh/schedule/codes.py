"""What a refresh that the scheduler started ends with."""

# Neither 3 nor 4, after which gunicorn would stop the server that it runs beside.
DONE, FAILED, SKIPPED = 0, 1, 75
