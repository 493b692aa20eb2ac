"""What is taken away: pictures, tables and solid landscapes, never half written."""
