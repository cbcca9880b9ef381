// Danish running text as nodes: paragraphs, "- " lists, and links out of numbers, addresses and paths.
import { h, hidden } from "../dom.js";

const LINKS = /(https?:\/\/|www\.)[^\s<>"]*[^\s<>".,:;!?)]|[\w.+-]+@[\w-]+(\.[\w-]+)+|\/[a-z][a-z0-9/-]*|\+?\d([ \u00a0]?\d)*/giu;
const SHORT = /^(11[234]|116\d{3}|181\d)$/;

/** The number as it is dialled, or null when the digits are none. Dates, codes, amounts and paragraphs are not. */
export function dialled(digits) {
  const bare = digits.replace(/[^\d+]/g, "").replace(/^(\+|00)45(?=\d{8}$)/, "");
  if (SHORT.test(bare)) return bare;
  return /^[2-9]\d{7}$/.test(bare) ? "+45" + bare : null;
}

/** A link that calls. */
export const tel = (phone, ...label) =>
  h("a", { href: "tel:" + (dialled(phone) ?? phone.replace(/[^\d+]/g, "")) }, label.length ? label : phone);

/** A link in a tab of its own: the conversation lives only in this one. */
export const away = (url, label, t) =>
  h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, label, hidden(" " + t.newTab));

/** One line's nodes. */
export function inline(text, { base, t }) {
  const nodes = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(LINKS)) {
    const link = linked(found, text.slice(0, index), text.slice(index + found.length), base, t);
    if (!link) continue;
    nodes.push(text.slice(end, index), link);
    end = index + found.length;
  }
  return [...nodes, text.slice(end)];
}

function linked(found, before, after, base, t) {
  if (/^\+?\d/.test(found)) {
    const inside = /[\p{L}\d§.,/-]$|§\s*$|stk\.\s*$/u.test(before) || /^([\p{L}\d/-]|[.,]\d|\s*kr\b)/u.test(after);
    return !inside && dialled(found) ? tel(found) : null;
  }
  if (found.startsWith("/")) return /(^|[\s(])$/.test(before) ? away(new URL(found.slice(1), base), found, t) : null;
  if (found.includes("@")) return h("a", { href: "mailto:" + found }, found);
  return away(/^http/i.test(found) ? found : "https://" + found, found, t);
}

/** The paragraphs of a text. */
export const paragraphs = (text) => (text ?? "").split(/\n{2,}/).filter((each) => each.trim());

/** A paragraph's nodes: lines that begin with "- " are a list. */
export function block(paragraph, context) {
  const nodes = [];
  let list;
  for (const line of paragraph.split("\n")) {
    if (line.startsWith("- ")) {
      if (!list) nodes.push((list = h("ul")));
      list.append(h("li", {}, inline(line.slice(2), context)));
    } else {
      list = null;
      nodes.push(h("p", {}, inline(line, context)));
    }
  }
  return nodes;
}

/** All paragraphs' nodes. */
export const prose = (text, context) => paragraphs(text).flatMap((each) => block(each, context));
