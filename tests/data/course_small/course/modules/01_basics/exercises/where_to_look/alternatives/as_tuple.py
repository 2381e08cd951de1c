where_to_look = ("spend", "goals")
