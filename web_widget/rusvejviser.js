// Entry: finds its own script tag, puts the launcher on the page, and loads the chat when it is first opened.
import { h } from "./dom.js";
import { texts } from "./texts.js";

const BASE = new URL("..", import.meta.url);

class RusvejviserChat extends HTMLElement {
  #ready;
  #panel;

  connectedCallback() {
    this.#ready ??= this.#build();
  }

  async #build() {
    const t = { ...texts, ...(await ownTexts(this.dataset.texts)), ...this.texts };
    if (this.dataset.title) t.name = this.dataset.title;
    const launcher = h(
      "button",
      { class: "launcher", type: "button", "aria-expanded": "false", "aria-controls": "panel", onclick: () => this.toggle() },
      t.launcher,
    );
    const frame = h("section", { class: "rv", lang: "da", "aria-label": t.name, onkeydown: (e) => this.#escape(e) }, launcher);
    const root = this.attachShadow({ mode: "open" });
    await withStyles(root, "launcher");
    root.append(frame);
    // The chat itself comes when it is likely to be wanted, so that the host page stays light.
    for (const near of ["pointerenter", "focus"]) launcher.addEventListener(near, () => import("./panel.js"), { once: true });
    return { t, frame, launcher, root };
  }

  async #load() {
    const { t, frame, launcher, root } = await this.#ready;
    const [{ Panel }] = await Promise.all([import("./panel.js"), withStyles(root, "panel", "messages", "print")]);
    return new Panel({ t, frame, launcher, base: BASE, kommune: this.dataset.kommune || null, close: () => this.close() });
  }

  /** Shows the chat and moves focus into it. */
  async open() {
    this.#panel ??= this.#load();
    (await this.#panel).show();
  }

  /** Hides the chat, which stays as it is, and gives focus back. */
  async close() {
    const { launcher } = await this.#ready;
    (await this.#panel)?.hide();
    launcher.focus();
  }

  async toggle() {
    const { launcher } = await this.#ready;
    return launcher.ariaExpanded === "true" ? this.close() : this.open();
  }

  #escape(event) {
    if (event.key === "Escape" && this.#panel) this.close();
  }
}

/** Appends stylesheets to a shadow root; settles when they have come, so that nothing shows unstyled. */
function withStyles(root, ...names) {
  const come = names.map(
    (name) =>
      new Promise((done) => {
        const href = new URL(`styles/${name}.css`, import.meta.url);
        root.prepend(h("link", { rel: "stylesheet", href, onload: done, onerror: done }));
      }),
  );
  return Promise.all(come);
}

/** The municipality's own words, from its own or the widget's origin and nowhere else. */
async function ownTexts(address) {
  if (!address) return {};
  const url = new URL(address, document.baseURI);
  if (url.origin !== location.origin && url.origin !== BASE.origin) return {};
  return fetch(url, { credentials: "omit" }).then((r) => (r.ok ? r.json() : {}), () => ({})).catch(() => ({}));
}

customElements.get("rusvejviser-chat") ?? customElements.define("rusvejviser-chat", RusvejviserChat);

// document.currentScript is null in a module.
const tag = [...document.querySelectorAll("script[type=module]")].find((each) => each.src === import.meta.url);
if (tag && !document.querySelector("rusvejviser-chat")) {
  const chat = document.createElement("rusvejviser-chat");
  Object.assign(chat.dataset, tag.dataset);
  document.body.append(chat);
}
