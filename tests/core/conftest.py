"""Lets the tests of the fast forms run with each form of the sigmoid."""

import pytest

from clawdemy_gui.core.fast import sigmoid


@pytest.fixture(params=sorted(sigmoid.FORMS))
def each_sigmoid(request, monkeypatch):
    """The fast forms use this form, whichever is faster on this machine."""
    monkeypatch.setenv(sigmoid.VARIABLE, request.param)
    sigmoid.sigmoid.cache_clear()
    yield sigmoid.FORMS[request.param]
    sigmoid.sigmoid.cache_clear()
