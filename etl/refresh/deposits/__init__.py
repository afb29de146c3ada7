"""Files that people bring: recognised by content, kept in given/ of the data folder, read again by each refresh."""
