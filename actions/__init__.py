"""Rasa's custom actions: slots in, a call to bot.dialogue, messages and slots out. Knows nothing of HTTP or SQL."""
