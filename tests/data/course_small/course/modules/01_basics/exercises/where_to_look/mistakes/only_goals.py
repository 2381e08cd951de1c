# caught by: missed
where_to_look = {"goals"}
