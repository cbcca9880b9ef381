"""Own components of the Rasa pipeline, and the pure functions they call. Runs on Python 3.10 beside Rasa's old pins."""
