# caught by: option_blame
@name@ = {"facts", "plan", "blame"}
