// Leaving fast, after GOV.UK's "Exit this page".
import { h } from "./dom.js";

const BETWEEN_MS = 5000;

export class Exit {
  #count = 0;
  #typed;
  #timer;

  constructor({ base, t }, before) {
    const href = new URL("forlad", base).href;
    Object.assign(this, { t, before, href });
    this.status = h("p.presses", { role: "status" });
    const onclick = (event) => {
      event.preventDefault();
      this.leave();
    };
    this.link = h("a.exit", { href, target: "_top", rel: "noreferrer", onclick }, t.exit);
    addEventListener("keydown", (event) => this.#down(event), true);
    addEventListener("keyup", (event) => this.#up(event), true);
  }

  #down({ key, shiftKey }) {
    if (key === "Shift") return;
    this.#typed = shiftKey; // a capital letter
    this.#tell(0);
  }

  #up({ key }) {
    if (key !== "Shift") return;
    if (this.#typed) this.#typed = false;
    else if (this.#count === 2) this.leave();
    else this.#tell(this.#count + 1);
  }

  #tell(count) {
    clearTimeout(this.#timer);
    this.#count = count;
    this.status.textContent = this.t.presses[count];
    if (count) this.#timer = setTimeout(() => this.#tell(0), BETWEEN_MS);
  }

  leave() {
    this.#tell(0);
    cover();
    this.before();
    try {
      top.location.replace(this.href);
    } catch {
      location.replace(this.href); // sandboxed frame
    }
  }
}

function cover() {
  let page = window;
  try {
    if (top.document) page = top;
  } catch {} // another origin's page: only the frame can be covered
  const sheet = new page.CSSStyleSheet();
  sheet.replaceSync(":host{all:initial!important;position:fixed!important;inset:0!important;z-index:2147483647!important;background:#fff!important}");
  const blank = page.document.createElement("rusvejviser-cover");
  blank.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
  page.document.documentElement.append(blank);
  page.addEventListener("pageshow", () => blank.remove());
}
