"""Workshops in and out: exchange documents into a workshop file, and out of one."""

from facilitator.transfer.into import import_document, refuse_unsound
from facilitator.transfer.out import export_document

__all__ = ["export_document", "import_document", "refuse_unsound"]
