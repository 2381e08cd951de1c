# caught by: not_a_date
report = load("direct_report")
leads_got_dearer = {"campaign": "bath_generic_search", "week": 31}
