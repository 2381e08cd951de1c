where_to_look = {"goals", "spend"}
