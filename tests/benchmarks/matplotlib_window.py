"""The peer: ten sliders and ten bars in a matplotlib window, as a first sketch in Python would be written."""

import matplotlib as mpl

mpl.use("QtAgg")

import matplotlib.pyplot as plt
from matplotlib.widgets import Slider


class MatplotlibWindow:
    """Ten vertical sliders under ten bars, the total in the title; `set_output` redraws everything."""

    def __init__(self, label: int = 3) -> None:
        self.label = label
        self.outputs = [0.1] * 10
        self.figure = plt.figure(figsize=(12.8, 8.0), dpi=100)
        axes = self.figure.add_axes((0.08, 0.5, 0.9, 0.42))
        axes.set_ylim(0, 1.1)
        self.bars = axes.bar(range(10), [0.0] * 10)
        self.texts = [axes.text(k, 0, "", ha="center") for k in range(10)]
        self.title = axes.set_title("")
        self.sliders = []
        for k in range(10):
            place = self.figure.add_axes((0.1 + 0.088 * k, 0.06, 0.05, 0.36))
            slider = Slider(place, str(k), 0, 1, valinit=0.1, orientation="vertical")
            slider.on_changed(lambda value, k=k: self._moved(k, value))
            self.sliders.append(slider)
        self.figure.canvas.manager.window.resize(1280, 800)
        self._moved(0, 0.1)

    def set_output(self, k: int, value: float) -> None:
        """Move a slider and draw at once."""
        self.sliders[k].set_val(value)
        self.figure.canvas.draw()
        self.figure.canvas.flush_events()

    def _moved(self, k: int, value: float) -> None:
        self.outputs[k] = value
        squares = [(a - (i == self.label)) ** 2 for i, a in enumerate(self.outputs)]
        for bar, text, square in zip(self.bars, self.texts, squares, strict=True):
            bar.set_height(square)
            text.set_text(f"{square:.4f}")
            text.set_y(square)
        self.title.set_text(f"cost {sum(squares):.4f}")
        self.figure.canvas.draw_idle()
