import { el } from "./dom.js";
import { command, say } from "./api.js";
import { icon } from "./icons.js";
import { failureText } from "./warnings.js";
import { announce } from "./accessibility.js";
import { me } from "./session.js";

// One line (or more, with Shift+Enter) to the channel, the bot or a thread; a leading slash makes it a command.

const hints = [
  ["/handoff queue", "what waits for you"], ["/handoff why Acme", "why an account was scored or held"], ["/handoff digest now", "the weekly review, today"],
  ["/handoff agreement", "the rules in force"], ["/handoff help", "everything it can do"],
];

export function composer({ channel, thread, label, onsend }) {
  const box = el("textarea", { class: "composer-text", rows: 1, "aria-label": label, placeholder: thread ? label : `${label}, or / for a command`, "data-focus": `composer-${thread ?? channel}` });
  const list = el("div", { class: "hints", hidden: true });
  const problem = el("div", { class: "composer-problem", role: "alert", hidden: true });
  const button = el("button", { class: "round send", type: "submit", "aria-label": "Send" }, icon("send"));

  function show() {
    box.style.height = "auto";
    if (box.scrollHeight) box.style.height = `${Math.min(box.scrollHeight, 160)}px`;
    button.disabled = !box.value.trim();
    const fitting = !thread && box.value.startsWith("/") ? hints.filter(([text]) => text.startsWith(box.value.trimEnd()) && text !== box.value) : [];
    list.hidden = !fitting.length;
    list.replaceChildren(...fitting.map(([text, words]) => el("button", { class: "hint-row", type: "button", onclick: () => { box.value = text; show(); box.focus(); } }, el("b", {}, text), el("span", {}, words))));
  }

  async function send() {
    const text = box.value.trim();
    if (!text) return;
    box.value = "";
    problem.hidden = true;
    show();
    onsend?.();
    const answer = text.startsWith("/") ? await command(me(), channel, text) : await say(me(), channel, text, thread);
    if (answer.ok) return;
    problem.replaceChildren(icon("warn"), el("span", {}, el("code", {}, text), ` ${failureText(answer)}`));
    problem.hidden = false;
    announce(failureText(answer), true);
  }

  box.addEventListener("input", show);
  box.addEventListener("keydown", event => {
    if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      list.hidden = true;
    } else if (event.key === "ArrowUp" && !list.hidden) {
      event.preventDefault();
      list.lastElementChild.focus();
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    }
  });
  list.addEventListener("keydown", event => {
    const next = { ArrowUp: document.activeElement.previousElementSibling, ArrowDown: document.activeElement.nextElementSibling ?? box, Escape: box }[event.key];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  show();
  return el("form", { class: "composer", onsubmit: event => { event.preventDefault(); send(); } }, list, problem, el("div", { class: "composer-row" }, box, button));
}
