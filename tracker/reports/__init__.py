"""Reports: what the department or a person sees, computed from the database and shown as a page, a workbook, a PDF or
a calendar."""
