"""`python -m etl` is `burden`."""

from etl.cli import main

if __name__ == "__main__":
    main(prog_name="burden")
