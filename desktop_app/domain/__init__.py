"""The words of the business: frozen values without input or output, shared by every layer above."""
