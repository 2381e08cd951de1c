# caught by: missed_word_and_advertiser
ad_label = {"tokens_before", "end_client", "written_duty"}
