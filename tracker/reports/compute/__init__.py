"""Reports as data, read and computed from the database. Texts and file formats belong to `tracker.reports.render`."""
