price_talk = ["what_is_dear", "without_social", "month_for_case", "today_and_thursday"]
