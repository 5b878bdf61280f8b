"""The analyses: each reads what it needs of a workspace, has it worked out by rules/analysis and names the groups."""
