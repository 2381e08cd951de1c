first_reaction = {"promise"}
