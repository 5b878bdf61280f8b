"""The card of the lead's passphrase: what it asks for, and that nothing typed stays."""

from pytestqt.qtbot import QtBot

from desktop_app.ui.pages.settings.leaving_card import LeavingCard


def test_a_first_passphrase_needs_none_before(qtbot: QtBot) -> None:
    card = LeavingCard()
    qtbot.addWidget(card)
    asked: list[tuple[str, str]] = []
    card.set_asked.connect(lambda typed, before: asked.append((typed, before)))
    assert not card.keep.isEnabled()
    card.typed.setText("four words")
    card.keep.click()
    card.show_state(is_set=True)
    assert (card.typed.text(), card.remove.isEnabled()) == ("", False)
    card.typed.setText("others")
    assert not card.keep.isEnabled()
    card.before.setText("four words")
    card.keep.click()
    card.remove.click()
    assert asked == [("four words", ""), ("others", "four words"), ("", "four words")]
