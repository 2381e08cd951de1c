# caught by: option_colour
where_to_look = {"goals", "spend", "colour"}
