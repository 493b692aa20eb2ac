"""What the person chose on each page, as small frozen values."""
