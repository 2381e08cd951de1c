# caught by: missed_default_is_lc
attribution_today = {"lydc_is_auto", "lsc_is_lsccd", "ask_why"}
