"""What protects who writes: masking, limits without lasting addresses. Knows nothing of Rasa or HTTP."""
