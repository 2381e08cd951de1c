"""The competency tracker: evidence in, an explainable picture of each person out."""
