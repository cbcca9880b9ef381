// Web Chat has no launcher: it gets a button. The connection is the small adapter that its own samples use instead of Direct Line.
import { greeting } from "./backend.js";

const ONLINE = 2;
const observable = (begin) => ({
  subscribe(observer, ...more) {
    const next = typeof observer === "function" ? observer : (value) => observer.next(value);
    begin(next, ...more);
    return { unsubscribe() {} };
  },
  [Symbol.observable ?? "@@observable"]() {
    return this;
  },
});

export const ready = () => window.WebChat && document.querySelector("#launcher");

export function open() {
  const bot = { id: "bot", role: "bot", name: "Assistenten" };
  let asked; // it listens more than once, and is to ask once
  const activity$ = observable(async (next) => {
    const { text, buttons } = await (asked ??= greeting());
    const actions = buttons.map(({ title, payload }) => ({ type: "imBack", title, value: payload }));
    const suggestedActions = { actions, to: [] };
    next({ type: "message", id: "1", from: bot, timestamp: new Date().toISOString(), text, textFormat: "plain", suggestedActions });
  });
  const connectionStatus$ = observable((next) => (next(0), next(1), next(ONLINE)));
  const postActivity = () => observable((next) => next("2"));
  const directLine = { activity$, connectionStatus$, postActivity, end() {} };
  window.WebChat.renderWebChat({ directLine, locale: "da-DK", userID: "user" }, document.querySelector("#place"));
}

export const field = () => document.querySelector("[data-testid='send box text area'], .webchat__send-box-text-box__input, #place textarea, #place input");
export const transcript = () => document.querySelector("#place");
