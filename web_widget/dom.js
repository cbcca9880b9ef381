/**
 * An element. Text goes in as text, never as markup.
 * @param {string} tag
 * @param {object} attributes `onclick` and the like are listeners; null, undefined and false are left out
 * @param {...(Node|string|null|Array)} children
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child));
  return element;
}

/** Text for a screen reader alone. */
export const hidden = (text) => h("span", { class: "vh" }, text);

/** 128 random bits as hex. */
export const random = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
