"""The page of keys: which ways there are into the notebook, and one step page for each change of them."""
