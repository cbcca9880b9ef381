// What an answer rests on, what has changed since, and who knows more.
import { h } from "../dom.js";
import { away, block, inline, paragraphs, tel } from "./text.js";
import { day } from "./dates.js";

/** An answer's text; where the source is outdated, what holds now stands out. */
export function answer({ text, custom }, context) {
  const now = custom.correction?.now;
  const rest = paragraphs(text).filter((each) => !now || !each.includes(now));
  return [...rest.flatMap((each) => block(each, context)), now && note(context.t.correction, now, context)];
}

const note = (title, text, context) => h("div", { class: "note" }, h("strong", {}, title), h("p", {}, inline(text, context)));

/** The sources, folded. */
export function sources({ custom: { sources: all } }, { t }) {
  if (!all?.length) return null;
  const line = (s) => [s.document, s.section, s.approved && `${t.dated} ${day(s.approved, { year: "numeric" })}`].filter(Boolean).join(", ");
  return h(
    "details",
    { class: "sources" },
    h("summary", {}, all.length > 1 ? `${t.sources} (${all.length})` : t.source),
    h("ul", {}, all.map((each) => h("li", {}, line(each)))),
  );
}

/** A human to reach, as one link. */
export function contact({ custom: { contact: who, type } }, { t }) {
  if (!who || !["not_in_standard", "fallback"].includes(type)) return null;
  if (who.phone) return h("p", { class: "call" }, tel(who.phone, `${t.call} ${who.phone}`), h("span", {}, who.name));
  return who.url ? h("p", { class: "call" }, away(who.url, who.name, t)) : null;
}
