// One conversation: who sends, what is under way, what failed. Lives in memory only.
import { Trouble } from "./api.js";
import { random } from "./dom.js";

const FIX_FIRST = [413, 422]; // the same message again would be refused again

export class Conversation {
  #sender = random();
  #failed = null;
  #busy = false;

  /** @param {Api} api @param {object} view said(text), replied(messages), typing(on), failed(trouble, again, text), cleared() */
  constructor(api, view) {
    this.api = api;
    this.view = view;
  }

  get busy() {
    return this.#busy;
  }

  /**
   * One turn.
   * @param {string} message text or payload
   * @param {?string} shown what stands as the person's words
   */
  send(message, shown) {
    if (this.#busy) return Promise.resolve();
    if (shown) this.view.said(shown);
    return this.#attempt({ message, shown, key: random() });
  }

  /** The failed message again, with its key, so that the server knows a turn it has already answered. */
  retry() {
    return this.#failed && !this.#busy ? this.#attempt(this.#failed) : Promise.resolve();
  }

  async #attempt(turn) {
    const sender = this.#sender;
    this.#busy = true;
    this.#failed = null;
    this.view.typing(true);
    let reply;
    let trouble;
    try {
      reply = await this.api.turn(sender, turn.message, turn.key);
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      trouble = error;
    }
    if (sender !== this.#sender) return; // deleted meanwhile
    this.#busy = false;
    this.view.typing(false);
    if (trouble) {
      const again = !FIX_FIRST.includes(trouble.status);
      if (again) this.#failed = turn;
      this.view.failed(trouble, again, turn.shown);
    } else {
      if (reply.some((message) => message.custom?.forgotten)) this.#fresh();
      this.view.replied(reply);
    }
  }

  #fresh() {
    const old = this.#sender;
    this.#sender = random();
    this.#busy = false;
    this.#failed = null;
    this.view.typing(false);
    this.view.cleared();
    return old;
  }

  /** Forgets here at once and on the server; settles with whether the server did. */
  forget() {
    return this.api.forget(this.#fresh());
  }
}
