"""The rules as pure functions: days and moments are arguments, and nothing here reads a clock or a database."""
