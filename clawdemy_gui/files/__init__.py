"""Reading, writing and downloading; everything a file claims is checked here."""
