"""Workshops in and out: exchange documents into a workshop file, and out of one."""

from facilitator.transfer.into import import_document, refuse_unsound
from facilitator.transfer.out import document_for_others, export_document

__all__ = ["document_for_others", "export_document", "import_document", "refuse_unsound"]
