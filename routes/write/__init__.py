"""Writers, one module a format: a route to bytes."""
