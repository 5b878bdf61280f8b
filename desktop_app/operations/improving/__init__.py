"""What is done about the figures, whether it helped, and what was seen and said meanwhile."""
