sprint_timeboxes = {"five_weeks", "daily_half", "retro_first", "stretched"}
