# caught by: option_no_first
attribution_today = {"lydc_is_auto", "default_is_lc", "no_first"}
