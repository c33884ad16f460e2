"""Papers: a pleading as a model, its order on paper, Word and preview, and a reader of what was saved."""
