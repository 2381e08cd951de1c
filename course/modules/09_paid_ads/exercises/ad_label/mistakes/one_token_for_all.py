# caught by: option_one_token
ad_label = {"tokens_before", "end_client", "word_and_advertiser", "written_duty", "report_after", "one_token"}
