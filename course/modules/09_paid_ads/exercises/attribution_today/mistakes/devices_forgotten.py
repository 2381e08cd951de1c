# caught by: missed_lsc_is_lsccd
attribution_today = {"lydc_is_auto", "default_is_lc"}
