/** An element: tag.class, attributes or null, children. Text stays text. */
export function h(name, attributes, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  for (const key in attributes) {
    const value = attributes[key];
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value != null && value !== false) element.setAttribute(key, value);
  }
  element.append(...children.flat(9).filter((child) => child));
  return element;
}

export const button = (name, onclick, ...label) => h("button" + name, { type: "button", onclick }, label);

export const hidden = (text) => h("span.vh", null, text);

// 128 bits
export const random = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
