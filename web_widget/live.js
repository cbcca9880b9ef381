// The screen reader's copy; what is said twice is new twice.
import { h } from "./dom.js";

const STAY_MS = 1000;

export class Live {
  calm = h("div.vh", { "aria-live": "polite" });
  urgent = h("div.vh", { "aria-live": "assertive" });

  say(text, urgent) {
    const node = h("p", null, text);
    this[urgent ? "urgent" : "calm"].append(node);
    setTimeout(() => node.remove(), STAY_MS);
  }
}
