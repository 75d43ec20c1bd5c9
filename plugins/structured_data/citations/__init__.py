"""Citation formats: one module each, one function from a Publication to its text or tags."""
