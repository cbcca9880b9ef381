// A human's number and the help lines.
import { button, h } from "./dom.js";
import { away, tel } from "./render/text.js";

export class Footer {
  #human = h("strong");
  #known = {};

  constructor(api, t, ask) {
    Object.assign(this, { home: api.kommune, here: api.kommune, t });
    const line = ([name, phone]) => h("li", null, `${name}: `, tel(phone));
    this.node = h(
      "footer.small",
      null,
      h("p", null, this.#human, h("span", null, `${t.danger}: `, tel("112"))),
      h("details", null, h("summary", null, t.lines), h("ul", null, Object.entries(t.helplines).map(line))),
      button(".bare", ask, t.forget),
    );
    api.municipalities().then((all) => {
      for (const { id, contact } of all) this.#known[id] = contact;
      this.follow([]);
    });
  }

  // The municipality that the talk is about.
  follow(messages) {
    for (const { custom = {} } of messages) {
      if (custom.type === "municipality_unknown") this.here = null;
      else this.here = custom.municipality ?? this.here;
    }
    const { phone, url, name, address } = this.#known[this.here] ?? {};
    const { t } = this;
    if (phone) this.#human.replaceChildren(`${t.human}: `, tel(phone));
    else this.#human.replaceChildren(...(name ? [`${t.contact}: `, url ? away(url, name, t) : [name, address].filter(Boolean).join(", ")] : []));
  }
}
