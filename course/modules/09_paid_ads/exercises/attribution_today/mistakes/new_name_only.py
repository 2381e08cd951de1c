# caught by: option_auto_is_rename
attribution_today = {"auto_is_rename", "lsc_is_lsccd", "default_is_lc"}
