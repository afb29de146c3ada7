"""waitress, for machines that gunicorn does not run on."""

import waitress
from flask import Flask


def run(server: Flask, host: str, port: int) -> None:
    """Serve until interrupted."""
    waitress.serve(server, listen=f"{host}:{port}", threads=8, ident=None)
