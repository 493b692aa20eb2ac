"""Networks: those that ship, those in files, and those that a recipe trains."""
