"""What the assistant says: pure functions from knowledge and state to messages. Knows nothing of Rasa or HTTP."""
