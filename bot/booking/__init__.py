"""Booking of first conversations inside the treatment guarantee: calendar, store, codes, calendar files."""
