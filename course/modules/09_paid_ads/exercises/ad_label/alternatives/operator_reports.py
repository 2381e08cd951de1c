# The portal may be the one who reports after showing.
ad_label = {"tokens_before", "end_client", "word_and_advertiser", "written_duty"}
