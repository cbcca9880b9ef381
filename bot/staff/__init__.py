"""The caseworkers' room: accounts, sessions, audit trail, calendar feeds, and what they see of the bookings."""
