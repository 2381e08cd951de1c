"""Text of the course -> frozen models. Knows no exercise kind and judges nothing."""
