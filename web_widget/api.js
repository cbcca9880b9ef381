const WAIT_MS = 30000;

/** A turn without a reply; `detail` is the server's Danish reason, if any. */
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

  /** The same key again is the same turn. */
  async turn(sender, message, key) {
    const body = JSON.stringify({ sender, message, metadata: { kommune: this.kommune } });
    const headers = { "Content-Type": "application/json", "Idempotency-Key": key };
    const response = await this.#call("webhooks/rest/webhook", { method: "POST", headers, body }).catch(() => ({}));
    const reply = await response.json?.().catch(() => null);
    if (response.ok && Array.isArray(reply)) return reply;
    throw new Trouble(response.status, reply?.detail);
  }

  /** Whether the server forgot. */
  forget(sender) {
    return this.#call("api/conversations/" + sender, { method: "DELETE", keepalive: true }).then(({ ok }) => ok, () => false);
  }

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
