"""The map, built with folium; every word and line reaches it as JSON data."""
