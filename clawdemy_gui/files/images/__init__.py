"""Images and labels, from wherever they come: reading, checking, downloading."""
