"""The rules, pure: no clock, no files, no database. Days and moments come in as arguments."""
