"""Reads PDF files back and holds them clause by clause to ISO 19005-3 (level A) with ISO 14289-1, or to ISO 15930-7."""
