"""Reports about the department or one person: computed from the database, written as a page, a workbook, a PDF or a
calendar."""
