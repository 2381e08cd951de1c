# caught by: keys
leads_got_dearer = {"campaign": "bath_generic_search"}
