"""What people read after grading: scores, results, feedback pages."""
