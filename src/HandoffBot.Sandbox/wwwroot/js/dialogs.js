import { $, el, freshId } from "./dom.js";
import { icon } from "./icons.js";
import { plainText } from "./blocks/texts.js";

// The browser's own <dialog>: it traps the focus, closes on Esc and restores the focus.

export function dialog({ title, body, foot, onclose, className }) {
  const titleId = freshId("dialog-title");
  const node = el("dialog", { class: `dialog ${className ?? ""}`, "aria-labelledby": titleId },
    el("header", { class: "dialog-head" },
      el("h2", { id: titleId }, title),
      el("button", { class: "round", type: "button", "aria-label": "Close", "data-focus": "dialog-close", onclick: () => node.close("close") }, icon("close"))),
    body, foot);
  const opener = document.activeElement;
  node.addEventListener("close", () => {
    node.remove();
    onclose?.(node.returnValue);
    if (opener?.isConnected) opener.focus({ preventScroll: true });
  });
  node.addEventListener("mousedown", event => {
    if (event.target === node && event.clientX && outside(node, event)) node.close("close");
  });
  $("dialogs").append(node);
  node.showModal();
  return node;
}

function outside(node, event) {
  const box = node.getBoundingClientRect();
  return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
}

// Slack's confirm object: true when the user confirmed.
export function ask(confirm) {
  return new Promise(resolve => {
    const style = confirm.style === "danger" ? "danger" : "primary";
    const node = dialog({
      title: plainText(confirm.title) || "Are you sure?",
      className: "dialog-small",
      body: el("div", { class: "dialog-body" }, el("p", {}, plainText(confirm.text))),
      foot: el("footer", { class: "dialog-foot" },
        el("button", { class: "button", type: "button", onclick: () => node.close("no") }, plainText(confirm.deny) || "Cancel"),
        el("button", { class: `button ${style}`, type: "button", autofocus: true, onclick: () => node.close("yes") }, plainText(confirm.confirm) || "Yes")),
      onclose: answer => resolve(answer === "yes"),
    });
    node.querySelector("[autofocus]").focus();
  });
}
