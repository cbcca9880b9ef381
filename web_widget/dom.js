/** An element: `tag.class`, attributes (`onclick` listens; null and false are left out), children. Text stays text, never markup. */
export function h(name, attributes, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  for (const key in attributes) {
    const value = attributes[key];
    if (key.startsWith("on")) element[key] = value;
    else if (value != null && value !== false) element.setAttribute(key, value);
  }
  element.append(...children.flat(9).filter((child) => child));
  return element;
}

export const button = (name, onclick, ...label) => h("button" + name, { type: "button", onclick }, label);

/** For a screen reader alone. */
export const hidden = (text) => h("span.vh", null, text);

/** 128 random bits. */
export const random = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
