// The server's times carry Copenhagen's offset, so their digits are the wall time there, wherever the reader is.

/** "torsdag den 8. april"; `more` adds to it, e.g. a year. */
export const day = (iso, more) =>
  new Date(iso.slice(0, 10) + "T12:00Z").toLocaleDateString("da", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC", ...more });

/** "10.00". */
export const clock = (iso) => iso.slice(11, 16).replace(":", ".");
