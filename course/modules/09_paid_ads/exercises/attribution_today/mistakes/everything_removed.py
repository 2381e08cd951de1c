# caught by: option_request_fails
attribution_today = {"request_fails", "no_first", "default_is_lc"}
