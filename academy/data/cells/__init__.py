"""What stands in the cells of people's tables: numbers, ids, dates and total rows, in any notation."""
