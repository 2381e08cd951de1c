"""Storage: SQLite by default, PostgreSQL by URL. Append-only events beside the tables that answer questions quickly."""
