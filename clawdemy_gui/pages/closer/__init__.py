"""The things Look closer shows on the One image page, one file each."""
