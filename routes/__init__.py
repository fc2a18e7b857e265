"""Everything about a route, from a stranger's file to a watch's file."""
