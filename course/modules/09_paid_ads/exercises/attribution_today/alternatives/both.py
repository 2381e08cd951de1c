attribution_today = {"lydc_is_auto", "lsc_is_lsccd", "default_is_lc", "ask_why", "lc_beside"}
