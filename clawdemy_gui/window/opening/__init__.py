"""What a person brings to the window: files that are dropped, opened, opened again or saved."""
