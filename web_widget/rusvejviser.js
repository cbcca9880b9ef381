// Entry: the launcher. The chat is loaded when it is first wanted.
import { button, h } from "./dom.js";
import { texts } from "./texts.js";

const base = new URL("..", import.meta.url);

class RusvejviserChat extends HTMLElement {
  #panel;

  connectedCallback() {
    this.ready ??= this.#build();
  }

  async #build() {
    const { texts: address, title } = this.dataset;
    const t = { ...texts, ...(address && (await ownTexts(new URL(address, document.baseURI)))), ...this.texts };
    if (title) t.name = title;
    const root = this.attachShadow({ mode: "open" });
    const launcher = button(".launcher", () => (launcher.ariaExpanded === "true" ? this.close() : this.open()), t.launcher);
    launcher.ariaExpanded = "false";
    launcher.onpointerenter = launcher.onfocus = code;
    const frame = h("section.rv", { lang: "da", "aria-label": t.name, onkeydown: (e) => e.key === "Escape" && this.close() }, launcher);
    await styled(root);
    root.append(frame);
    return { t, frame, launcher, root, base, kommune: this.dataset.kommune, close: () => this.close() };
  }

  async #load() {
    const { Panel } = await code();
    return new Panel(await this.ready);
  }

  async open() {
    (await (this.#panel ??= this.#load())).show();
  }

  async close() {
    (await this.#panel)?.hide();
  }
}

// All at once, not one after the other.
const code = () => {
  for (const name of ["api", "conversation", "exit", "footer", "live", "render/message", "render/booking", "render/text"]) import(`./${name}.js`);
  return import("./panel.js");
};

// Nothing shows unstyled.
const styled = (root) =>
  new Promise((done) => {
    const href = new URL("styles/widget.css", import.meta.url);
    root.append(h("link", { rel: "stylesheet", href, onload: done, onerror: done }));
  });

// Nobody else is asked.
const ownTexts = async (url) =>
  [location.origin, base.origin].includes(url.origin) &&
  fetch(url, { credentials: "omit" }).then((response) => response.json()).catch(() => null);

customElements.get("rusvejviser-chat") || customElements.define("rusvejviser-chat", RusvejviserChat);

// document.currentScript is null in a module.
const tag = [...document.scripts].find(({ src }) => src === import.meta.url);
if (tag && !document.querySelector("rusvejviser-chat")) {
  const chat = document.createElement("rusvejviser-chat");
  Object.assign(chat.dataset, tag.dataset);
  document.body.append(chat);
}
