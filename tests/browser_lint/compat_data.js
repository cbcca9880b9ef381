// Which names the browsers of the list lack, by MDN's compatibility data.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import browserslist from "browserslist";

const NAMES = { chrome: "chrome", firefox: "firefox", safari: "safari", ios_saf: "safari_ios" };
const data = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("@mdn/browser-compat-data"), "utf8"));
const builtins = data.javascript.builtins;
const owners = { ...data.api, ...builtins, ...builtins.Intl };

// Of each browser the oldest version in the list.
const OLDEST = {};
for (const each of browserslist(null, { path: import.meta.dirname })) {
  const [name, version] = each.split(" ");
  OLDEST[NAMES[name]] = Math.min(OLDEST[NAMES[name]] ?? Infinity, parseFloat(version));
}

// "≤37" means that nobody looked further back.
const since = ({ version_added: added }) => (added ? parseFloat(String(added).replace("≤", "")) : NaN);
const whole = (entry) => !entry.version_removed && !entry.flags && !entry.prefix && !entry.alternative_name;

function lacking({ support }) {
  const has = (browser) => [support[browser] ?? []].flat().some((entry) => since(entry) <= OLDEST[browser] && whole(entry));
  return Object.keys(OLDEST).filter((browser) => !has(browser)).map((browser) => `${browser} ${OLDEST[browser]}`);
}

// What is lacking where it is lacking least: a name that any interface has everywhere is taken for that one.
const least = (entries) => entries.map(({ __compat }) => lacking(__compat)).sort((a, b) => a.length - b.length)[0] ?? [];

const members = new Map();
for (const owner of Object.values(owners)) {
  for (const [name, entry] of Object.entries(owner)) {
    const key = name.replace(/_static$|_event$/, "");
    if (entry?.__compat) members.set(key, [...(members.get(key) ?? []), entry]);
  }
}

/** Browsers that lack a method or property of any object: `element.checkVisibility`. */
export const lackMember = (name) => least(members.get(name) ?? []);

/** Browsers that lack what is called on a named interface: `AbortSignal.any`. */
export const lackStatic = (owner, name) => least([owners[owner]?.[`${name}_static`] ?? owners[owner]?.[name]].filter((each) => each?.__compat));

/** Browsers that lack a global: `scheduler`, `CloseWatcher`. */
export const lackGlobal = (name) => least([data.api[name], builtins[name], data.api.Window[name], builtins.globals?.[name]].filter((each) => each?.__compat));
