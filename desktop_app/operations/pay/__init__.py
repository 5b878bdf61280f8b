"""What a run of pay is made of: plans and who has them, facts, evaluation, payroll, and what would have been."""
