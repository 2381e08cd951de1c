ad_label = {"tokens_before", "end_client", "word_and_advertiser", "written_duty", "report_after"}
