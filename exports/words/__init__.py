"""What papers say, in words alone: for reports, for screen readers, for whoever reads on."""
