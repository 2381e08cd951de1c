behaviour_fix = {"first_screen", "photos", "promise", "button", "by_car"}
