// What runs in a citizen's browser: no syntax, API or CSS that a browser of the list in package.json lacks.
import css from "@eslint/css";

import { lackGlobal, lackMember, lackStatic } from "./compat_data.js";

// Names of the widget's own or of the server's messages that some interface of some browser happens to have as well.
const OWN = ["turn", "forget", "node", "lines", "phone", "hide", "retry", "lost", "when", "where", "sources"];
// The newest year whose baseline every browser of the list has: Chrome 108, Firefox 108, Safari 16.2.
const BASELINE = 2022;
// Nothing is lost where these are missing: a handle to drag, an evenly broken headline, a tinted tick, a folded answer on paper.
const HARMLESS = ["resize", "text-wrap", "accent-color", "overscroll-behavior", "text-size-adjust", "break-after", "content-visibility", "user-select"];
// Older than the baseline's data knows: `outline` for its rounded corners alone, `:has()` since Safari 15.4 and Firefox 121.
const OLDER = { allowProperties: ["outline", ...HARMLESS], allowSelectors: ["has", "details-content"] };

const list = {
  meta: { type: "problem", schema: [], messages: { lacking: "'{{name}}' is not in {{browsers}}" } },
  create(context) {
    const tell = (node, name, missing) => {
      if (missing.length && !OWN.includes(name)) context.report({ node, messageId: "lacking", data: { name, browsers: missing.join(", ") } });
    };
    return {
      Program(node) {
        for (const { identifier } of context.sourceCode.getScope(node).through) tell(identifier, identifier.name, lackGlobal(identifier.name));
      },
      "MemberExpression[computed=false][property.type='Identifier']"({ object, property: { name } }) {
        tell(object, name, lackMember(name));
        if (object.type === "Identifier") tell(object, name, lackStatic(object.name, name));
      },
      "ObjectPattern > Property[computed=false]": ({ key }) => tell(key, key.name, lackMember(key.name)),
    };
  },
};

export default [
  {
    files: ["**/*.js"],
    languageOptions: { ecmaVersion: 2022, sourceType: "module" },
    linterOptions: { noInlineConfig: true },
    plugins: { browsers: { rules: { list } } },
    rules: { "browsers/list": "error" },
  },
  {
    files: ["**/*.css"],
    language: "css/css",
    linterOptions: { noInlineConfig: true },
    plugins: { css },
    rules: { "css/use-baseline": ["error", { available: BASELINE, ...OLDER }] },
  },
];
