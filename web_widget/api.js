// The only way to the server.

const WAIT_MS = 30000;

/** A turn that got no reply; `detail` is Danish, from the server's problem document where there is one. */
export class Trouble extends Error {
  constructor(status, detail) {
    super(String(status));
    this.status = status;
    this.detail = detail;
  }
}

export class Api {
  /** @param {URL} base where the product lives @param {?string} kommune the page's municipality */
  constructor(base, kommune) {
    this.base = base;
    this.kommune = kommune;
  }

  /** The reply's messages. A repeat with the same key is the same turn. Throws Trouble. */
  async turn(sender, message, key) {
    const body = { sender, message };
    if (this.kommune) body.metadata = { kommune: this.kommune };
    const headers = { "Content-Type": "application/json", "Idempotency-Key": key };
    try {
      const response = await this.#call("webhooks/rest/webhook", { method: "POST", headers, body: JSON.stringify(body) });
      const reply = await response.json();
      if (response.ok && Array.isArray(reply)) return reply;
      throw new Trouble(response.status, typeof reply.detail === "string" ? reply.detail : null);
    } catch (error) {
      throw error instanceof Trouble ? error : new Trouble(0, null);
    }
  }

  /** Whether the server forgot the conversation; goes out even while the page is being left. */
  forget(sender) {
    return this.#call(`api/conversations/${sender}`, { method: "DELETE", keepalive: true }).then((r) => r.ok, () => false);
  }

  /** All municipalities with their contacts; empty when they cannot be had. */
  municipalities() {
    return this.#call("api/municipalities").then((r) => (r.ok ? r.json() : [])).catch(() => []);
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
