# caught by: missed_tokens_before
ad_label = {"end_client", "word_and_advertiser", "written_duty", "report_after"}
