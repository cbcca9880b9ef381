// Running text as nodes.
import { h, hidden } from "../dom.js";

const LINKS = /(https?:\/\/|www\.)[^\s<>"]*[^\s<>".,:;!?)]|[\w.+-]+@[\w-]+(\.[\w-]+)+|\/[a-z][a-z0-9/-]*|\+?\d([ \u00a0]?\d)*/giu;

// The number to dial, or null: a code or an amount is none.
function dialled(digits) {
  const bare = digits.replace(/[^\d+]/g, "").replace(/^\+45/, "");
  return /^(11[234]|116\d{3}|181\d)$/.test(bare) ? bare : /^[2-9]\d{7}$/.test(bare) ? "+45" + bare : null;
}

export const tel = (phone, ...label) => h("a", { href: "tel:" + (dialled(phone) ?? phone) }, label.length ? label : phone);

// A tab of its own: the conversation lives only in this one.
export const away = (href, label, t) => h("a", { href, target: "_blank", rel: "noreferrer" }, label, hidden(" " + t.newTab));

export function inline(text, context) {
  const nodes = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(LINKS)) {
    const after = index + found.length;
    const link = linked(found, text.slice(0, index), text.slice(after), context);
    if (!link) continue;
    nodes.push(text.slice(end, index), link);
    end = after;
  }
  return [...nodes, text.slice(end)];
}

function linked(found, before, after, { base, t }) {
  if (found.startsWith("/")) return /(^|[\s(])$/.test(before) && away(new URL(found.slice(1), base), found, t);
  if (found.includes("@")) return h("a", { href: "mailto:" + found }, found);
  if (!/^\+?\d/.test(found)) return away(found.replace(/^www/i, "https://www"), found, t);
  const inside = /[\p{L}\d.,/-]$|§\s*$|stk\. $/u.test(before) || /^([\p{L}\d/-]|[.,]\d| kr)/u.test(after);
  return !inside && dialled(found) && tel(found);
}

export const paragraphs = (text = "") => text.split(/\n{2,}/);

export const prose = (all, context) =>
  all.map((paragraph) => {
    const nodes = [];
    let list;
    for (const line of paragraph.split("\n")) {
      if (!line.startsWith("- ")) nodes.push((list = null), line && h("p", null, inline(line, context)));
      else {
        if (!list) nodes.push((list = h("ul.plain")));
        list.append(h("li", null, inline(line.slice(2), context)));
      }
    }
    return nodes;
  });
