"""What the Training set page says of few images."""

import numpy as np
import pytest

from clawdemy_gui.core.network import ImageCosts
from clawdemy_gui.files.subject import at_hand
from clawdemy_gui.pages.training_set.judgements import Judgements
from clawdemy_gui.pages.training_set.words import carried_sentence
from clawdemy_gui.state.subject import DataChoice, Subject


@pytest.mark.parametrize(("wrong", "written"), [(1, "0.07 %"), (20, "1.4 %"), (460, "32 %")])
def test_few_wrong_images_are_never_written_as_none(wrong, written):
    shown = at_hand(Subject())
    labels = shown.data.labels
    answers = labels.copy()
    answers[:wrong] = (labels[:wrong] + 1) % 10
    costs = np.where(answers == labels, 0.01, 1.5)
    judged = ImageCosts(costs, answers, len(costs), len(costs))
    assert carried_sentence(Judgements(shown, judged)).startswith(f"{written} of the images")


def test_one_image_is_not_shared_out():
    shown = at_hand(Subject(DataChoice(first=1)))
    judged = ImageCosts(np.array([1.5]), (shown.data.labels + 1) % 10, 1, 1)
    assert carried_sentence(Judgements(shown, judged)) == ""
