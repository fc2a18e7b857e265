"""Routes on paper: type that shows any name, a map and a profile as drawings, the route sheet.

This is the only place, with planner/sheet, that knows reportlab. Importing the package alone costs
nothing; its modules import reportlab.
"""
