"""A bare window of the peer: ten bars of pyqtgraph over ten stock sliders and one number, nothing else."""

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QMainWindow, QSlider, QWidget

OUTPUTS = 10
LABEL = 3


class BareWindow(QMainWindow):
    """What anybody would write first: a slider moves, its squared miss and the sum are shown."""

    def __init__(self):
        super().__init__()
        self.chart = pg.PlotWidget()
        self.chart.setYRange(0, 1, padding=0)
        self.bars = pg.BarGraphItem(x=list(range(OUTPUTS)), height=[0.0] * OUTPUTS, width=0.7)
        self.chart.addItem(self.bars)
        self.total = QLabel()
        self.sliders = [QSlider(Qt.Orientation.Vertical) for _ in range(OUTPUTS)]
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.addWidget(self.total, 0, 0, 1, OUTPUTS)
        grid.addWidget(self.chart, 1, 0, 1, OUTPUTS)
        for k, slider in enumerate(self.sliders):
            slider.setRange(0, 100)
            slider.valueChanged.connect(self.show_cost)
            grid.addWidget(slider, 2, k)
        self.setCentralWidget(inside)
        self.show_cost()

    def show_cost(self):
        """The squared misses under label 3, and their sum."""
        misses = [(s.value() / 100 - (k == LABEL)) ** 2 for k, s in enumerate(self.sliders)]
        self.bars.setOpts(height=misses)
        self.total.setText(f"{sum(misses):.4f}")
