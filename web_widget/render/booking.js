// The receipt: the code is the only key to the appointment, so it can be copied, printed and put into a calendar.
import { h } from "../dom.js";
import { clock, day } from "./dates.js";
import { block, inline, paragraphs } from "./text.js";

export function booking(message, context) {
  const { t, base } = context;
  const { code, code_in_groups: groups, start, end, location: place, anonymous, ics } = message.custom;
  const rest = paragraphs(message.text).filter((each) => !(anonymous && each.includes("sige dit navn")));
  const shown = groups ?? code?.match(/.{1,4}/g).join(" ");
  const told = h("p", { class: "told", role: "status" });
  const digits = h("strong", { class: "code" }, shown);
  const receipt = h(
    "div",
    { class: "receipt" },
    shown && h("p", {}, h("span", {}, t.code), digits),
    h("p", {}, h("span", {}, t.when), h("strong", {}, `${day(start, { year: "numeric" })} kl. ${clock(start)}-${clock(end)}`)),
    h("p", {}, h("span", {}, t.where), h("strong", {}, place)),
    anonymous && h("p", {}, t.anonymous),
    h(
      "div",
      { class: "tools" },
      shown && h("button", { type: "button", onclick: async () => told.append((told.textContent = "", await copy(shown, digits)) ? t.copied : t.marked) }, t.copy),
      h("button", { type: "button", onclick: () => print(receipt) }, t.print),
      ics && h("a", { class: "button", href: new URL(ics.slice(1), base), download: true }, t.calendar),
    ),
    told,
  );
  return [block(rest[0] ?? "", context), receipt, rest.slice(1).filter((each) => !each.includes(shown)).flatMap((each) => block(each, context))];
}
