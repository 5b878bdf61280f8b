"""The key of each record: what tells it from the others of its kind, the same whenever its file comes again."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

from desktop_app.files.kinds import ImportKind
from desktop_app.operations.importing.record_draft import Column, texts


class RecordKeys:
    """Gives keys in the order of the rows: lines of a document and rows of the same content are numbered."""

    def __init__(self, form: ImportKind) -> None:
        self._form = form
        self._apart = f"{form.kind.value}:" if form.recorded else ""  # two series of numbers may hold the same one
        self._met: Counter[str] = Counter()

    def column(self, values: Mapping[str, Column], items: Sequence[str]) -> list[str]:
        """The fields the kind is named by and the line in the document; else the content, numbered where it repeats.

        ``items``: the line in the document as the file tells it, if it does.
        """
        named = [texts(values[key]) for key in self._form.named_by if key in values]
        if not named or len(named) < len(self._form.named_by):
            return self._of_contents(values)
        documents = named[0] if len(named) == 1 else list(map("/".join, zip(*named, strict=True)))
        apart = [texts(values[key]) for key in self._form.apart_by if key in values]
        if apart:
            firsts = (next(filter(None, parts), "") for parts in zip(*apart, strict=True))
            documents = [f"{one}/{part}" if part else one for one, part in zip(documents, firsts, strict=True)]
        if not any("" in column for column in named):
            return self._of_documents(documents, items)
        with_all = [all(parts) for parts in zip(*named, strict=True)]
        contents = iter(self._of_contents({key: _at(column, with_all, False) for key, column in values.items()}))
        of_documents = iter(self._of_documents(_at(documents, with_all, True), _at(items, with_all, True)))
        return [next(of_documents if has_all else contents) for has_all in with_all]

    def _of_documents(self, documents: Sequence[str], items: Sequence[str]) -> list[str]:
        if self._apart:
            documents = [self._apart + document for document in documents]
        if not self._form.line:
            return list(documents)
        met = self._met
        if items and all(items):
            met.update(documents)
            return list(map("/".join, zip(documents, items, strict=True)))
        keys = []
        for document, item in zip(documents, items or ("",) * len(documents), strict=True):
            met[document] += 1
            keys.append(f"{document}/{item or met[document]}")
        return keys

    def _of_contents(self, values: Mapping[str, Column]) -> list[str]:
        ordered = sorted(values, key=lambda key: f"{key}'")
        layout = f"[{', '.join(f'({key!r}, %s)' for key in ordered)}]"
        written = map(layout.__mod__, zip(*(map(repr, values[key]) for key in ordered), strict=True))
        keys = []
        for text in written:
            content = hashlib.blake2b(text.encode(), digest_size=12).hexdigest()
            self._met[content] += 1
            keys.append(f"{self._apart}={content}.{self._met[content]}")
        return keys


def _at(column: Sequence[str], wanted: Sequence[bool], which: bool) -> list[str]:
    return [value for value, want in zip(column, wanted, strict=True) if want is which] if column else []
