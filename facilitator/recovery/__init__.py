"""Going on when the file is gone: the stick was pulled out, the share or its folder went away.

While a workshop is open for writing, a *base* is held (the workshop as it was at this opening) and
*since* it every row that changed. Together they are the workshop after its last whole step,
without asking the stick for anything: the recovery copy is written from them.
"""
