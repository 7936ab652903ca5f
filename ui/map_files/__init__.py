"""Reading the files of maps in a process of its own, which loads nothing of the window."""
