"""Storage: SQLite by default, PostgreSQL by URL. Tables hold the current state, an append-only audit every change."""
