"""The Look closer views of the Dials page, one file each."""
