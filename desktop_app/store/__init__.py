"""All SQL: the workspace file, its schema, and one module per noun with functions that take the open store."""
