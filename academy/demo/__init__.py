"""The demo cohort: invented trainees and their submissions."""
