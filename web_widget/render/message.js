// A message by its type.
import { button, h, hidden } from "../dom.js";
import { booking, day, offers, slots } from "./booking.js";
import { away, inline, paragraphs, prose, tel } from "./text.js";

const TYPES = { offers, slots, booking, crisis };

export function reply({ text, buttons: given = [], custom = {} }, context) {
  const buttons = [...given];
  const { t, pick } = context;
  const press = (at, name, ...label) => {
    const [{ payload, title }] = buttons.splice(buttons.indexOf(at), 1);
    const made = button(name, () => pick(payload, title), label.length ? label : title);
    made.dataset.reply = payload;
    return made;
  };
  const message = { text, buttons, custom, press };
  const body = (TYPES[custom.type] ?? answer)(message, context);
  return h(
    "div.msg",
    null,
    h("div.said", null, hidden(t.bot + " "), body, contact(custom, t), sources(custom, t)),
    buttons.length && h("div.replies", null, [...buttons].map((each) => press(each, ""))),
  );
}

// An offer's name and a time stay as text.
export function settle(log) {
  for (const each of log.querySelectorAll("[data-reply]")) each.matches(".replies *") ? each.remove() : each.replaceWith(...each.childNodes);
}

export const own = (text, t) => h("div.msg.own", null, h("div.said", null, hidden(t.you + " "), text));

export const spoken = ({ text, buttons = [] }, t) => [t.bot, text, ...buttons.map(({ title }) => title)].join("\n");

function answer({ text, custom }, context) {
  const now = custom.correction?.now;
  return [
    prose(paragraphs(text).filter((each) => !now || !each.includes(now)), context),
    now && h("div.box.note", null, h("strong", null, context.t.correction), h("p", null, inline(now, context))),
  ];
}

function crisis({ text, custom }, context) {
  const { t } = context;
  const line = ({ name, phone }) => phone && h("li", null, tel(phone, h("strong", null, `${t.call} ${phone}`), " " + name));
  return h("div.box.crisis", null, h("strong", null, t.crisis), prose(paragraphs(text), context), h("ul", null, (custom.lines ?? []).map(line)));
}

function contact({ contact: who, type }, t) {
  if (!who || type === "answer") return;
  return who.phone ? h("p.call", null, tel(who.phone, `${t.call} ${who.phone}`), " " + who.name) : who.url && h("p", null, away(who.url, who.name, t));
}

function sources({ sources: all = [] }, t) {
  const line = (s) => h("li", null, [s.document, s.section, s.approved && `${t.dated} ${day(s.approved)} ${s.approved.slice(0, 4)}`].filter(Boolean).join(", "));
  return all.length && h("details.small", null, h("summary", null, t.source), h("ul.plain", null, all.map(line)));
}
