"""Guest scribe: the capture form of one table or sheet, in the hands of a volunteer."""
