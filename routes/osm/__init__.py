"""OpenStreetMap extracts made into networks to run on."""
