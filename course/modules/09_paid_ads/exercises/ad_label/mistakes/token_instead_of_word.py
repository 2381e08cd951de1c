# caught by: option_token_is_enough
ad_label = {"tokens_before", "end_client", "token_is_enough", "report_after"}
