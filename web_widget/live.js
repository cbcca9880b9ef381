// The screen reader's copy of what happens. Nodes go after a second: a reply that is word for word the last one is news again.
import { h } from "./dom.js";

const STAY_MS = 1000;

export class Live {
  constructor() {
    this.calm = h("div", { class: "vh live", "aria-live": "polite", "aria-relevant": "additions" });
    this.urgent = h("div", { class: "vh live", "aria-live": "assertive", "aria-relevant": "additions" });
  }

  /** @param {string} text @param {boolean} urgent interrupts what is being read */
  say(text, urgent = false) {
    const node = h("p", {}, text);
    (urgent ? this.urgent : this.calm).append(node);
    setTimeout(() => node.remove(), STAY_MS);
  }
}
