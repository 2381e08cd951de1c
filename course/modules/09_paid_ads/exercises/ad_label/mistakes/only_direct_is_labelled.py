# caught by: option_not_direct
ad_label = {"not_direct"}
