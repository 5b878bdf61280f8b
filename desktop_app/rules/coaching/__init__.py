"""What a lead and a person should talk about, from figures alone; how the sheet is filled is in operations."""
