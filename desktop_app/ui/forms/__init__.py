"""Editors made from dataclass fields: ``Form(value, Manner(...))``, ``take()`` gives the edited value back."""

from desktop_app.ui.forms.fields import Manner
from desktop_app.ui.forms.figures import read_number, write_number
from desktop_app.ui.forms.form import Form

__all__ = ["Form", "Manner", "read_number", "write_number"]
