"""Everything that changes a workspace, and what needs two of rules, store and files at once; the clock's only home."""
