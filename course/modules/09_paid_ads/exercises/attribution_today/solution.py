attribution_today = {"lydc_is_auto", "lsc_is_lsccd", "explicit_model", "ask_why", "lc_beside"}
