"""Reviews of past periods: gathering what they say, keeping and closing them, which ones are due."""
