"""What people read afterwards: marks, results, feedback pages."""
