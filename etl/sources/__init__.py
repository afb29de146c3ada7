"""The publishers. A source is a folder with `collect`, and an entry in etl/refresh/pipeline.py."""
