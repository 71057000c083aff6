"""`make audit`: the built site, measured with the tools a stranger would use, against the budgets of its readers."""
