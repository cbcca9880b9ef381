// The only way to the server.

const WAIT_MS = 30000;

/** A turn without a reply. `detail` is the server's own Danish, when it gave a reason. */
export class Trouble extends Error {
  constructor(status, detail) {
    super(detail);
    Object.assign(this, { status, detail });
  }
}

export class Api {
  constructor(base, kommune) {
    Object.assign(this, { base, kommune });
  }

  /** The reply's messages; the same key again is the same turn. Throws Trouble. */
  async turn(sender, message, key) {
    const body = JSON.stringify({ sender, message, metadata: { kommune: this.kommune } });
    const headers = { "Content-Type": "application/json", "Idempotency-Key": key };
    const response = await this.#call("webhooks/rest/webhook", { method: "POST", headers, body }).catch(() => ({}));
    const reply = await response.json?.().catch(() => null);
    if (response.ok && Array.isArray(reply)) return reply;
    throw new Trouble(response.status, reply?.detail);
  }

  /** Whether the server forgot; goes out also while the page is being left. */
  forget(sender) {
    return this.#call("api/conversations/" + sender, { method: "DELETE", keepalive: true }).then(({ ok }) => ok, () => false);
  }

  /** All municipalities with contacts; none when they cannot be had. */
  municipalities() {
    return this.#call("api/municipalities").then((response) => response.json()).catch(() => []);
  }

  #call(path, options) {
    return fetch(new URL(path, this.base), {
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(WAIT_MS),
      ...options,
    });
  }
}
