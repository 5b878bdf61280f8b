"""Results as tables, documents and sentences, ready to be shown, printed or written; nothing is computed here."""
