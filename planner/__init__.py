"""Everything about time: the runner, the rules, the plan."""
