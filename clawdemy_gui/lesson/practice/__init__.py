"""The practice without a screen: questions, and what is right."""
