"""Loopwell: page config, navigation, wiring. Nothing else."""
