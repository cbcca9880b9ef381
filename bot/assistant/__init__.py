"""The Rasa project: configuration, domain, and the two parts Rasa loads from here (channel, tracker store)."""
