"""The dashboard under one server or another: python benchmarks/server_kinds.py KIND PORT, until SIGTERM."""

import sys
from collections.abc import Callable

from flask import Flask

from dashboard.web.app import create_app
from dashboard.web.server import serve
from dashboard.web.statics import warm
from etl.catalogue.seeds import shipped
from etl.store.snapshot import Store

HOST = "127.0.0.1"


def build() -> Flask:
    """The application on the snapshot that ships, its files compressed."""
    app = create_app(Store(shipped("embedded")))
    warm(app)
    return app.server


def run_gunicorn(port: int) -> None:
    """gunicorn with threads, two processes of four, as the dashboard was served before."""
    from gunicorn.app.base import BaseApplication  # noqa: PLC0415 - may not be there

    application = build()
    options = {"bind": f"{HOST}:{port}", "worker_class": "gthread", "workers": 2, "threads": 4, "preload_app": True,
               "reuse_port": True, "keepalive": 15, "graceful_timeout": 10, "loglevel": "warning",
               "control_socket_disable": True}  # fmt: skip

    class Served(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> Flask:
            return application

    Served().run()


def run_waitress(port: int) -> None:
    """waitress as it comes."""
    import waitress  # noqa: PLC0415

    waitress.serve(build(), host=HOST, port=port, threads=8)


def run_granian(port: int, workers: int) -> None:
    """granian, with four threads a process. Each process builds the application."""
    from granian import Granian  # noqa: PLC0415 - may not be there
    from granian.constants import Interfaces  # noqa: PLC0415

    Granian(
        "server_kinds:build", HOST, port, interface=Interfaces.WSGI, workers=workers, blocking_threads=4, factory=True
    ).serve()


def run_ours(port: int, workers: int) -> None:
    """Ours, as the dashboard is served."""
    serve(shipped("embedded"), HOST, port, workers)


KINDS: dict[str, tuple[str, Callable[[int], None]]] = {
    "gunicorn": ("gunicorn, gthread, 2 x 4, as it was", run_gunicorn),
    "granian-1": ("granian, 1 x 4", lambda port: run_granian(port, 1)),
    "granian-2": ("granian, 2 x 4", lambda port: run_granian(port, 2)),
    "waitress": ("waitress as it comes, 1 x 8", run_waitress),
    "ours-1": ("ours on waitress, 1 x 4", lambda port: run_ours(port, 1)),
    "ours-2": ("ours on waitress, 2 x 4", lambda port: run_ours(port, 2)),
}


if __name__ == "__main__":
    KINDS[sys.argv[1]][1](int(sys.argv[2]))
