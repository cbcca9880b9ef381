// Offers as cards. What a card tells is taken out of the running text, so that nothing is read twice.
import { h } from "../dom.js";
import { press } from "./buttons.js";
import { block, inline, paragraphs } from "./text.js";

export function offers(message, context) {
  const all = message.custom.offers ?? [];
  const { rest, about } = untold(message.text, all);
  const texts = rest.map((each) => block(each, context));
  if (!all.length) return texts;
  const { t } = context;
  const [best, ...others] = all;
  const before = rest.length && !rest[0].includes(best.name) ? texts.shift() : [];
  const chosen = best.why?.length && others.length;
  const one = (offer, mark) => card(offer, mark, about.get(offer), message, context);
  if (!chosen) return [before, texts, h("ul", { class: "cards" }, all.map((offer) => one(offer)))];
  return [
    before,
    h("ul", { class: "cards" }, one(best, t.best)),
    texts,
    h("p", { class: "heading" }, t.others),
    h("ul", { class: "cards" }, others.map((offer) => one(offer))),
  ];
}

function card(offer, mark, about, message, context) {
  const { t } = context;
  const more = message.buttons?.find((each) => each.title === offer.name);
  return h(
    "li",
    { class: mark ? "card best" : "card" },
    mark && h("span", { class: "tag" }, mark),
    h("strong", {}, more ? press(more, context, { class: "name" }) : offer.name),
    h("span", { class: offer.bookable ? "bookable" : "quiet" }, offer.bookable ? t.bookable : t.notBookable),
    about && h("p", {}, inline(about, context)),
    offer.why?.length && h("ul", {}, offer.why.map((each) => h("li", {}, inline(each, context)))),
  );
}

function untold(text, all) {
  const about = new Map();
  const named = (line) => all.find(({ name }) => line === `- ${name}` || line.startsWith(`- ${name}: `));
  const rest = paragraphs(text).filter((paragraph) => {
    if (all.some(({ why }) => why?.length && paragraph.endsWith(why.join(" ")))) return false;
    const items = paragraph.split("\n").filter((line) => line.startsWith("- "));
    if (!items.length || !items.every(named)) return true;
    for (const line of items) about.set(named(line), line.slice(named(line).name.length + 4));
    return false;
  });
  return { rest, about };
}
