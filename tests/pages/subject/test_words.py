"""What networks and sets of images are called."""

from clawdemy_gui.pages.subject.words import images_text, steps_text


def test_one_image_is_not_called_images():
    assert (images_text(1), images_text(2), images_text(60_000)) == ("1 image", "2 images", "60,000 images")


def test_one_step_is_not_called_steps():
    assert (steps_text(1), steps_text(0), steps_text(1_437)) == ("1 step", "0 steps", "1,437 steps")
