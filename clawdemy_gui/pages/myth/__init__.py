"""What the Myths page is made of: what a card is, where cards are found, how their pictures are drawn.

To add a seventh myth, put one file into `cards`: a class on `clawdemy_gui.pages.myth.card.Myth` with a claim,
a prediction, an experiment (a generator of `Step`), a report that reads the verdict off the measured numbers,
and a picture; and one line, ``MYTH = ItsClass()``. The page finds it by itself. The mathematics of a long
experiment goes into `clawdemy_gui/core/experiments`.
"""
