// deep-chat has no launcher: it gets a button. The greeting comes through loadHistory, its own way to messages that a server keeps.
import { greeting } from "./backend.js";

const chat = () => document.querySelector("deep-chat")?.shadowRoot;
const suggestion = ({ title }) => `<button class="deep-chat-button deep-chat-suggestion-button">${title}</button>`;

export const ready = () => customElements.get("deep-chat") && document.querySelector("#launcher");

export function open() {
  const element = document.createElement("deep-chat");
  element.connect = { url: "/webhooks/rest/webhook" };
  element.loadHistory = async () => {
    const { text, buttons } = await greeting();
    return [{ role: "ai", text, html: buttons.map(suggestion).join("") }];
  };
  document.querySelector("#place").append(element);
}

export const field = () => chat()?.querySelector("#text-input");
export const transcript = () => chat()?.querySelector("#messages");
