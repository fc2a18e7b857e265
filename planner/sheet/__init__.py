"""The week on paper: one A4 page to hang up, with maps, boxes to tick, reasons and whom to call."""
