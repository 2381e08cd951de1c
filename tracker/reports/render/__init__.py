"""Reports as words, tables, pages, workbooks, PDF and calendar files."""
