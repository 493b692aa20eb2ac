"""Numbers drawn as bars, curves and tables of counts."""
