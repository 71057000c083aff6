"""How sentences are read: word forms, numbers, names, posts, speech and actions, in both languages. Decides no fact."""
