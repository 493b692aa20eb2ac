"""The lesson as mathematics, with numpy only: it runs in a script, a notebook or a test."""
