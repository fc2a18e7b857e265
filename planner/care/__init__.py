"""Looking after the back: what is said, from data, and the sources that it rests on."""
