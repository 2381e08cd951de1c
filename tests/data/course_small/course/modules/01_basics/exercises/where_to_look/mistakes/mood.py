# caught by: option_mood
where_to_look = {"mood"}
