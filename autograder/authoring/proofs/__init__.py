"""What `academy verify` proves of an exercise, one file a proof; `exercise.py` runs them all."""
