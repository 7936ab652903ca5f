"""The canvases that exercises share."""
