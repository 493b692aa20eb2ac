"""The help: what the page shows, its keys, where to read on, and whose digits these are."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QTextBrowser, QVBoxLayout

from clawdemy_gui import __version__
from clawdemy_gui.window.any_window import AnyWindow
from clawdemy_gui.window.for_teachers import ForTeachers


class HelpWindow(QDialog):
    """Four tabs of text; it stays open beside the work."""

    PARTS = ("page", "references", "about", "teachers")

    def __init__(self, window: AnyWindow, part: str) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help"))
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("Parts of the help"))
        for title, text in (
            (self.tr("This page and its keys"), self._page(window)),
            (self.tr("References"), self._references()),
            (self.tr("About"), self._about()),
        ):
            browser = QTextBrowser()
            browser.setAccessibleName(title)
            browser.setOpenExternalLinks(True)
            browser.setHtml(text)
            self.tabs.addTab(browser, title)
        self.teachers = ForTeachers(window)
        self.teachers.setAccessibleName(self.tr("For teachers"))
        self.tabs.addTab(self.teachers, self.tr("For teachers"))
        self.tabs.setCurrentIndex(self.PARTS.index(part))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.tabs)
        column.addWidget(buttons)

    def sizeHint(self) -> QSize:
        return QSize(720, 620)

    def _page(self, window: AnyWindow) -> str:
        rows = "".join(
            f"<tr><td>{escape(command.text)}</td><td>&nbsp;&nbsp;<b>{_written(command.keys)}</b></td></tr>"
            for command in window.commands()
            if command.keys
        )
        slider = self.tr(
            "In a slider: arrows ±0.01, Page Up and Page Down ±0.10, Home 0, End 1. In the label picker the "
            "digits choose. Escape closes a message and leaves full screen."
        )
        head = f"<h2>{window.page.title()}</h2>{window.page.help()}<h3>{self.tr('Keys')}</h3>"
        return f"{head}<p>{slider}</p><table>{rows}</table>"

    def _references(self) -> str:
        return self.tr(
            "<h2>References</h2>"
            "<p>This lesson follows the arc of a well-known series in words of its own. All rights to the "
            "videos and texts named here are their creators'.</p>"
            "<h3>3Blue1Brown: Gradient descent, how neural networks learn</h3>"
            "<p>Video by Grant Sanderson, text version adapted by Josh Pullen. Watch the opening until the "
            "landscape: it builds the same cost from one image to a whole training set. "
            '<a href="https://www.3blue1brown.com/lessons/gradient-descent">'
            "3blue1brown.com/lessons/gradient-descent</a></p>"
            "<h3>Michael Nielsen: Neural Networks and Deep Learning, chapter 1</h3>"
            "<p>Read how he introduces the quadratic cost, and why a smooth cost is used instead of "
            "counting right answers. Mind that his cost has a factor of ½. "
            '<a href="http://neuralnetworksanddeeplearning.com/chap1.html">'
            "neuralnetworksanddeeplearning.com/chap1.html</a></p>"
            "<h3>TensorFlow Playground</h3>"
            "<p>By Daniel Smilkov and Shan Carter. Look at the training loss at the upper right while a "
            "small network learns: it is ½ of this lesson's kind of cost, averaged over points. "
            '<a href="https://playground.tensorflow.org">playground.tensorflow.org</a></p>'
            "<h3>Inside this app</h3>"
            "<p>The Training set page averages this cost over many images; Dials, Landscape and Descent show "
            "what the cost is a function of and how it is made to fall.</p>"
        )

    def _about(self) -> str:
        return self.tr(
            "<h2>Clawdemy {version}</h2>"
            "<p>An explorer of a neural network's cost, for the lesson “What learning really means”. "
            "Free software under the MIT licence.</p>"
            "<h3>The digits</h3>"
            "<p>1,797 real handwritten digits from E. Alpaydin and C. Kaynak, “Optical Recognition of "
            "Handwritten Digits”, UCI Machine Learning Repository, 1998, licence CC BY 4.0; enlarged here "
            "from 8×8 to 28×28 pixels with more contrast. "
            '<a href="https://archive.ics.uci.edu/dataset/80">archive.ics.uci.edu/dataset/80</a></p>'
            "<h3>The font</h3>"
            "<p>A subset of Inter by the Inter Project Authors, SIL Open Font License 1.1.</p>"
            "<p>Made with Qt for Python, pyqtgraph, numpy and msgspec.</p>"
        ).format(version=__version__)


def _written(keys: str) -> str:
    return escape(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
