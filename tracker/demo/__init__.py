"""The demo department: invented people with two years of work, for trying the tracker out."""
