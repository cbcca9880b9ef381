"""The one public port: chat, HTTP interface, pages and staff pages (FastAPI)."""
