// The way to an appointment: offers, times, receipt.
import { button, h, hidden } from "../dom.js";
import { inline, paragraphs, prose } from "./text.js";

// The digits are Copenhagen's wall time, wherever the reader is.
export const day = (iso) =>
  new Date(iso.slice(0, 10) + "T12:00Z").toLocaleDateString("da", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).replace(/ (den )?/, " den ");

export const clock = (iso) => iso.slice(11, 16).replace(":", ".");

export function slots({ text = "", buttons, custom, press }, context) {
  const { slots: all = [], deadline } = custom;
  const told = (line) => line.startsWith("- ") && all.some(({ start }) => line.includes(clock(start)));
  const time = ({ start, end, location }) => {
    const pick = buttons.find(({ payload }) => payload.includes(start));
    const span = `${clock(start)}-${clock(end)}`;
    return h("li", null, pick ? press(pick, "", span, hidden(" " + day(start))) : span, h("span", null, location));
  };
  const days = [...new Set(all.map(({ start }) => day(start)))];
  return [
    prose(paragraphs(text).filter((each) => !each.split("\n").every(told)), context),
    h("ul.days", null, days.map((name) => h("li", null, h("strong", null, name), h("ul", null, all.filter(({ start }) => day(start) === name).map(time))))),
    deadline && !/senest|frist/i.test(text) && h("p.small", null, `${context.t.deadline} ${day(deadline)}.`),
  ];
}

// What a card tells goes out of the text.
export function offers({ text, buttons, custom, press }, context) {
  const { t } = context;
  const all = custom.offers ?? [];
  const about = new Map();
  const rest = paragraphs(text).filter((paragraph) => {
    if (all.some(({ why }) => why?.length && paragraph.endsWith(why.join(" ")))) return false;
    const items = paragraph.split("\n").filter((line) => line.startsWith("- "));
    const named = items.map((line) => all.find(({ name }) => (line + ": ").startsWith(`- ${name}: `)));
    if (!items.length || !named.every(Boolean)) return true;
    named.forEach((offer, i) => about.set(offer, items[i].slice(offer.name.length + 4)));
    return false;
  });
  const [best, ...others] = all;
  const chosen = best?.why?.length && others.length;
  const card = (offer) => {
    const { name, bookable, why = [] } = offer;
    const more = buttons.find(({ title }) => title === name);
    return h(
      "li.card" + (chosen && offer === best ? ".best" : ""),
      null,
      chosen && offer === best && h("span.small", null, t.best),
      h("strong", null, more ? press(more, ".name") : name),
      h("span.small" + (bookable ? ".good" : ""), null, bookable ? t.bookable : t.notBookable),
      about.get(offer) && h("p", null, inline(about.get(offer), context)),
      why.length && h("ul.plain", null, why.map((each) => h("li", null, inline(each, context)))),
    );
  };
  const cards = (some) => some.length && h("ul", null, some.map(card));
  if (!chosen) return [prose(rest, context), cards(all)];
  const lead = rest[0]?.includes(best.name) ? [] : rest.splice(0, 1);
  return [prose(lead, context), cards([best]), prose(rest, context), h("strong", null, t.others), cards(others)];
}

// "Din tid er booket. Torsdag den 8. april kl. 10.00, Perron 3. Sted: …"
const FIRST = /^(.+?[.:]) .+? kl\. [\d.]+, (.+)\. Sted: /;

export function booking({ text, custom }, context) {
  const { t, base } = context;
  const { code, start, end, ics } = custom;
  const groups = code?.match(/.{1,4}/g).join(" ");
  const [first, ...rest] = paragraphs(groups ? text.replace(new RegExp(`[^.\\n]*${groups}\\. ?`), "") : text);
  const [, title, offer] = FIRST.exec(first) ?? [];
  const told = h("p.small", { role: "status" });
  const digits = h("strong.code", null, groups);
  const row = (name, value) => value && h("p", null, h("span.small", null, name), value);
  const receipt = h(
    "div.box.receipt",
    null,
    title ? h("strong", null, title) : prose([first], context),
    groups && row(t.code, digits),
    row(t.when, [`${day(start)} ${start.slice(0, 4)} `, h("span.nowrap", null, `kl. ${clock(start)}-${clock(end)}`)]),
    row(t.offer, offer),
    row(t.where, custom.location),
    custom.anonymous && h("p", null, t.anonymous),
    h(
      "div.replies",
      null,
      groups && button("", async () => (told.textContent = (await copied(groups, digits)) ? t.copied : t.marked), t.copy),
      button("", () => printed(receipt), t.print),
      ics && h("a.button", { href: new URL(ics.slice(1), base), download: "" }, t.calendar),
    ),
    told,
  );
  return [receipt, prose(rest, context)];
}

async function copied(text, node) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection().selectAllChildren(node);
    return document.execCommand("copy");
  }
}

function printed(receipt) {
  const alone = new CSSStyleSheet();
  alone.replaceSync("@media print{body :not(rusvejviser-chat,:has(rusvejviser-chat)){display:none!important}}");
  document.adoptedStyleSheets.push(alone);
  const marked = [receipt, receipt.closest(".rv")];
  for (const each of marked) each.classList.add("printed");
  addEventListener("afterprint", () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== alone);
    for (const each of marked) each.classList.remove("printed");
  }, { once: true });
  print();
}
