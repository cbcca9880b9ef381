// One conversation, in memory only.
import { random } from "./dom.js";

const FIX_FIRST = [413, 422]; // the same words would be refused again

export class Conversation {
  #sender = random();
  #failed;
  busy = false;

  constructor(api, view) {
    Object.assign(this, { api, view });
  }

  send(message, shown) {
    if (shown) this.view.said(shown);
    return this.#attempt({ message, shown, key: random() });
  }

  // With its key: no second turn, should the first have arrived.
  retry() {
    return this.#attempt(this.#failed);
  }

  async #attempt(turn) {
    const sender = this.#sender;
    const { view } = this;
    this.busy = true;
    view.typing(true);
    const reply = await this.api.turn(sender, turn.message, turn.key).catch((trouble) => trouble);
    if (sender !== this.#sender) return; // deleted meanwhile
    this.busy = false;
    view.typing(false);
    if (Array.isArray(reply)) {
      if (reply.some(({ custom }) => custom?.forgotten)) this.#fresh();
      view.replied(reply);
    } else {
      this.#failed = turn;
      view.failed(reply, !FIX_FIRST.includes(reply.status), turn.shown);
    }
  }

  #fresh() {
    this.#sender = random();
    this.busy = false;
    this.view.typing(false);
    this.view.cleared();
  }

  /** Forgets here at once; tells whether the server did. */
  forget() {
    const done = this.api.forget(this.#sender);
    this.#fresh();
    return done;
  }
}
