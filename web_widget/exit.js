// Leaving fast, after GOV.UK's "Exit this page": a cover at once, the conversation deleted, the page replaced.
import { h } from "./dom.js";

const PRESSES = 3;
const BETWEEN_MS = 5000;
const COVER =
  ":host{all:initial!important;position:fixed!important;inset:0!important;z-index:2147483647!important;background:#fff!important}";

export class Exit {
  #count = 0;
  #typed = false;
  #timer;

  /** @param {URL} base @param {object} t texts @param {function} before deletes the conversation, here and on the server */
  constructor(base, t, before) {
    this.t = t;
    this.before = before;
    this.url = new URL("forlad", base);
    this.status = h("p", { class: "presses", role: "status" });
    // Without JavaScript, or with this module broken, the link alone still leaves.
    this.link = h("a", { class: "exit", href: this.url, target: "_top", rel: "noreferrer", onclick: (e) => this.#click(e) }, t.exit);
    addEventListener("keydown", (e) => this.#down(e), true);
    addEventListener("keyup", (e) => this.#up(e), true);
  }

  #click(event) {
    event.preventDefault();
    this.leave();
  }

  #down(event) {
    if (event.key === "Shift") return;
    this.#typed = event.shiftKey; // a capital letter is no press of Shift
    this.#tell(0);
  }

  #up(event) {
    if (event.key !== "Shift") return;
    if (this.#typed) this.#typed = false;
    else if (this.#count + 1 === PRESSES) this.leave();
    else this.#tell(this.#count + 1);
  }

  #tell(count) {
    clearTimeout(this.#timer);
    this.#count = count;
    this.status.textContent = ["", this.t.exitTwo, this.t.exitOne][count];
    if (count) this.#timer = setTimeout(() => this.#tell(0), BETWEEN_MS);
  }

  /** Covers, deletes, goes. */
  leave() {
    this.#tell(0);
    cover();
    this.before();
    const url = this.url.href;
    try {
      top.location.replace(url);
    } catch {
      location.replace(url); // a sandboxed frame may not move the page around it
    }
  }
}

function cover() {
  let page = window;
  try {
    if (top.document.documentElement) page = top;
  } catch {
    // The page around the frame belongs to somebody else: only the frame can be covered.
  }
  const sheet = new page.CSSStyleSheet();
  sheet.replaceSync(COVER);
  const blank = page.document.createElement("rusvejviser-cover");
  blank.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
  page.document.documentElement.append(blank);
  page.addEventListener("pageshow", () => blank.remove(), { once: true });
}
