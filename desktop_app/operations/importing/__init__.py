"""What an import is made of, from the choices of a person to records in the store and back."""
