"""Citation formats: one module each, one function from a value to its text or tags."""
