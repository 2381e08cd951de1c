"""Reports as text, tables, pages, workbooks, PDF and calendar files, in the current language."""
