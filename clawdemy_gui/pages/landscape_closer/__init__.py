"""The closer looks of the Landscape page, one file each."""
