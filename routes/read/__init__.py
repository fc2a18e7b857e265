"""Readers, one module a format: bytes to routes, and what was repaired."""
