// Free times, by day, each with its button.
import { h, hidden } from "../dom.js";
import { press } from "./buttons.js";
import { clock, day } from "./dates.js";
import { block, paragraphs } from "./text.js";

export function slots(message, context) {
  const { slots: all = [], deadline } = message.custom;
  const days = new Map();
  for (const slot of all) days.set(day(slot.start), [...(days.get(day(slot.start)) ?? []), slot]);
  const told = (each) => all.length && each.split("\n").every((line) => line.startsWith("- ") && all.some((s) => line.includes(clock(s.start))));
  const rest = paragraphs(message.text).filter((each) => !told(each));
  return [
    rest.flatMap((each) => block(each, context)),
    h("ul", { class: "days" }, [...days].map(([name, times]) => h("li", {}, h("strong", {}, name), h("ul", {}, times.map((slot) => time(slot, name, message, context)))))),
    deadline && !/senest|frist/i.test(message.text) && h("p", { class: "quiet" }, `${context.t.deadline} ${day(deadline)}.`),
  ];
}

function time(slot, name, message, context) {
  const button = message.buttons?.find(({ payload }) => payload.includes(slot.start));
  const span = `${clock(slot.start)}-${clock(slot.end)}`;
  return h("li", {}, button ? press(button, context, { class: "time" }, span, hidden(`, ${name}`)) : span, h("span", {}, slot.location));
}
