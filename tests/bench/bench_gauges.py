"""How long gauges take to paint: medians in milliseconds, printed; goals: 30 heroes 15 ms, 30 bullets 5 ms."""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.quantity import Unit
from desktop_app.domain.table import Cell, Column
from desktop_app.ui import theme
from desktop_app.ui.widgets.bullet import paint_bullet
from desktop_app.ui.widgets.face import GaugeFace, Landing, Row, Spark, Status, Zone, ZoneKind
from desktop_app.ui.widgets.gauge import SIZE, HeroGauge, paint_hero
from desktop_app.ui.widgets.sparkline import paint_spark
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import PagedModel

COUNT, ROUNDS = 30, 41
FACE = GaugeFace(
    "Revenue", "204,400", "Revenue: €204,400 of €400,000.", Status.GOOD, "On track", "204k", "€",
    unit_first=True, share=0.426, target=0.833, pace=0.42, landing=Landing(0.79, 0.842, 0.89),
    zones=(Zone(0, 0.71, ZoneKind.ACT), Zone(0.71, 0.833, ZoneKind.WATCH), Zone(0.833, 1, ZoneKind.MET)),
    caption="of €400,000 target", low_end="0", high_end="480k",
    rows=(Row("Landing", "€404,000", "381-427k"), Row("vs 18 Aug", "+€7,300", "within limits")),
    spark=Spark((3, 5, 4, 6, 5, 3, 5, 4, 6, 7, 6, 7), 0.5, 5, 9.5, frozenset({9}), running=True),
    footnote="n 98 deals · 16 Sep",
)  # fmt: skip


def median(work: Callable[[], object]) -> float:
    work()
    taken = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def on_image(paint: Callable[[QPainter, int], object]) -> Callable[[], None]:
    image = QImage(1200, 1000, QImage.Format.Format_ARGB32_Premultiplied)

    def work() -> None:
        painter = QPainter(image)
        for number in range(COUNT):
            paint(painter, number)
        painter.end()

    return work


def heroes(window: QWidget) -> list[HeroGauge]:
    made = []
    for number in range(COUNT):
        hero = HeroGauge(FACE, window)
        hero.setGeometry(number % 4 * 298, number // 4 * 272, SIZE.width(), SIZE.height())
        made.append(hero)
    return made


def repainted(window: QWidget, gauges: list[HeroGauge], *, changed: bool) -> Callable[[], None]:
    def work() -> None:
        if changed:
            for number, hero in enumerate(gauges):
                hero.show_face(replace(FACE, share=number / COUNT))
        for hero in gauges:
            hero.repaint()
        assert window.isVisible()

    return work


def table() -> tuple[float, Callable[[], None]]:
    """Milliseconds to open a million rows, and what scrolls them by a page."""
    columns = (Column("name", "Customer"), Column("value", "Value", Unit.MONEY, "EUR"))

    def fetch(offset: int, limit: int) -> list[tuple[Cell, ...]]:
        return [(f"customer {row}", row) for row in range(offset, offset + limit)]

    start = time.perf_counter()
    view = TableView(PagedModel(columns, fetch, 1_000_000), "Records", stretch="name")
    view.resize(900, 700)
    view.show()
    QApplication.processEvents()
    opened = (time.perf_counter() - start) * 1000
    bar = view.grid.verticalScrollBar()

    def scroll() -> None:
        bar.setValue((bar.value() + 17) % bar.maximum())  # half a row: a frame of smooth scrolling
        QApplication.processEvents()

    return opened, scroll


def main() -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, theme.Scheme.LIGHT)
    window = QWidget()
    window.resize(1200, 2200)
    gauges = heroes(window)
    window.show()
    app.processEvents()
    card = QRectF(0, 0, SIZE.width(), SIZE.height())
    assert FACE.spark is not None
    spark = FACE.spark
    opened, scroll = table()
    print(f"30 heroes, repaint             {median(repainted(window, gauges, changed=False)):7.2f} ms (goal 15)")
    print(f"30 heroes, all faces new       {median(repainted(window, gauges, changed=True)):7.2f} ms")
    print(f"30 heroes, painted uncached    {median(on_image(lambda p, _n: paint_hero(p, card, FACE))):7.2f} ms")
    row = QRectF(0, 0, 268, 28)
    print(
        f"30 bullets                     {median(on_image(lambda p, _n: paint_bullet(p, row, FACE))):7.2f} ms (goal 5)"
    )
    line = QRectF(0, 0, 128, 20)
    print(f"30 sparklines                  {median(on_image(lambda p, _n: paint_spark(p, line, spark))):7.2f} ms")
    print(f"a million rows, open           {opened:7.2f} ms (goal 200)")
    print(f"a million rows, scroll a frame {median(scroll):7.2f} ms (goal 2)")


if __name__ == "__main__":
    main()
