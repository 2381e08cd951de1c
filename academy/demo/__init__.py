"""The demo cohort."""
