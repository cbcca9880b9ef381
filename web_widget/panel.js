// The open chat.
import { Api } from "./api.js";
import { Conversation } from "./conversation.js";
import { button, h } from "./dom.js";
import { Exit } from "./exit.js";
import { Footer } from "./footer.js";
import { Live } from "./live.js";
import { own, reply, settle, spoken } from "./render/message.js";

const SMALL = matchMedia("(max-width: 30em), (max-height: 30em)"); // as in widget.css
const PATIENCE_MS = 300;

export class Panel {
  #timer;
  #touched;
  #mark;

  constructor(parts) {
    const { t, base, kommune } = Object.assign(this, parts);
    const api = new Api(base, kommune);
    this.chat = new Conversation(api, this);
    this.context = { t, base, pick: (payload, title) => this.#pick(payload, title) };
    this.live = new Live();
    this.exit = new Exit(parts, () => {
      this.chat.forget();
      this.hide();
    });
    this.footer = new Footer(api, t, () => this.#ask());
    this.#build(parts);
    const sheet = new CSSStyleSheet();
    this.root.adoptedStyleSheets = [sheet];
    // Above a phone's keyboard.
    visualViewport.onresize = ({ target: { height, offsetTop, scale } }) =>
      sheet.replaceSync(scale === 1 ? `@media(max-width:30em){.panel{top:${offsetTop}px;height:${height}px}}` : "");
    addEventListener("offline", () => this.#notice(t.offline));
    addEventListener("online", () => this.notice.textContent === t.offline && this.#notice());
  }

  #build({ t, frame, close }) {
    this.log = h("div.log", { role: "log", "aria-label": t.log, "aria-live": "off", tabindex: 0 });
    this.status = h("p.typing.small", { role: "status" });
    this.notice = h("div", { class: "notice", id: "notice" });
    // Spelling and writing help may send what is written to the browser's maker.
    const quiet = { spellcheck: "false", autocorrect: "off", writingsuggestions: "false", autocomplete: "off" };
    this.input = h("textarea", { id: "input", rows: 1, "aria-describedby": "notice hint", onkeydown: (e) => this.#key(e), onpointerdown: () => this.#keyboard(), ...quiet });
    this.panel = h(
      "div.panel",
      { role: "dialog", "aria-labelledby": "name", hidden: "", onkeydown: (e) => this.#stay(e), onpointerdown: (e) => (this.#touched = e.pointerType === "touch") },
      h("header", null, h("h2", { id: "name" }, t.name), h("button", { class: "close", "aria-label": t.close, onclick: close }, "×")),
      h("div.leave", null, this.exit.link, h("p.small", null, h("span.keys", null, t.exitKeys + " "), t.exitHint)),
      this.log,
      this.status,
      this.notice,
      h(
        "form",
        { onsubmit: (e) => this.#submit(e) },
        h("label", { class: "small", for: "input" }, t.label),
        h("div", null, this.input, h("button.send", null, t.send)),
        h("p.vh", { id: "hint" }, t.hint),
      ),
      this.footer.node,
    );
    frame.append(this.panel, this.exit.status, this.live.calm, this.live.urgent);
  }

  show() {
    this.panel.hidden = false;
    this.panel.ariaModal = String(SMALL.matches);
    this.launcher.ariaExpanded = "true";
    this.#focus();
    if (!this.log.firstChild && !this.chat.busy) this.chat.send("/start");
  }

  hide() {
    this.panel.hidden = true;
    this.launcher.ariaExpanded = "false";
    this.launcher.focus();
  }

  said(text) {
    settle(this.log);
    this.log.append((this.#mark = own(text, this.t)));
    this.log.scrollTop = this.log.scrollHeight;
  }

  typing(on) {
    clearTimeout(this.#timer);
    this.#notice();
    this.status.textContent = "";
    if (on) this.#timer = setTimeout(() => (this.status.textContent = this.t.typing), PATIENCE_MS);
  }

  replied(messages) {
    const nodes = messages.map((each) => reply(each, this.context));
    this.log.append(...nodes);
    for (const each of messages) this.live.say(spoken(each, this.t), each.custom?.type === "crisis");
    this.footer.follow(messages);
    const start = this.#mark ?? nodes[0];
    const room = this.log.scrollHeight > this.log.clientHeight ? this.log : this.panel;
    if (start) room.scrollTop += start.getBoundingClientRect().top - room.getBoundingClientRect().top - 8;
  }

  failed({ status, detail }, again, text) {
    const { t } = this;
    if (!again && text) this.input.value = text;
    const retry = button("", () => (this.#focus(), this.chat.retry()), t.retry);
    this.#notice(detail ?? (navigator.onLine ? t.lost : t.offline), again ? [retry] : [], !again);
  }

  cleared() {
    for (const each of [this.log, this.live.calm, this.live.urgent]) each.replaceChildren();
    this.#mark = null;
  }

  #send(message, shown) {
    if (this.chat.busy) return this.#notice(this.t.wait);
    this.input.value = "";
    this.chat.send(message, shown);
  }

  #submit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (text) this.#send(text, text);
    else this.#notice(this.t.empty, [], true);
    this.#focus();
  }

  #pick(payload, title) {
    if (payload === "/forget") return this.#ask();
    this.#send(payload, title);
    this.#focus();
  }

  #ask() {
    const { t } = this;
    const yes = button("", () => this.#forget(), t.forgetYes);
    const no = button("", () => (this.#notice(), this.#focus()), t.forgetNo);
    this.#notice(t.forgetAsk, [yes, no]);
    yes.focus();
  }

  async #forget() {
    const { t, footer } = this;
    const done = this.chat.forget();
    footer.here = footer.home;
    this.#focus();
    const told = (await done) ? t.forgotten : t.forgottenHere;
    await this.chat.send("/start");
    this.log.prepend(h("p.small", null, told));
    this.live.say(told);
  }

  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  }

  // A small screen's page is covered: Tab stays here.
  #stay(event) {
    if (event.key !== "Tab" || !SMALL.matches) return;
    const all = [...this.panel.querySelectorAll("button")];
    const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
    if (event.target !== from) return;
    event.preventDefault();
    to.focus();
  }

  #notice(text, buttons = [], wrong = false) {
    this.notice.replaceChildren(...(text ? [h("p", null, text)] : []), ...buttons);
    this.input.ariaInvalid = String(wrong);
    if (text) this.live.say(text);
  }

  // No phone keyboard over the reply, until the field is tapped.
  #focus() {
    this.input.inputMode = this.#touched ? "none" : "";
    this.input.focus();
  }

  #keyboard() {
    if (this.input.inputMode !== "none") return;
    this.input.inputMode = "";
    this.input.blur();
  }
}
