"""One file a page: state, core and widgets joined."""
