// Quick replies. The pressed one stays as the person's words; all go once anything is sent.
import { h } from "../dom.js";

/** One button that sends its payload. */
export const press = ({ title, payload }, { pick }, attributes = {}, ...label) =>
  h("button", { type: "button", ...attributes, "data-reply": true, onclick: () => pick(payload, title) }, label.length ? label : title);

/** The buttons that no card or time has taken. */
export function replies({ buttons = [] }, taken, context) {
  const left = buttons.filter(({ title }) => !taken.has(title));
  return left.length ? h("div", { class: "replies" }, left.map((each) => press(each, context))) : null;
}

/** Takes the buttons off what stands; a name that was a button stays as text. */
export function settle(log) {
  for (const each of log.querySelectorAll("[data-reply]")) {
    if (each.matches(".name, .time")) each.replaceWith(h("span", {}, [...each.childNodes]));
    else (each.closest(".replies") ?? each).remove();
  }
}
