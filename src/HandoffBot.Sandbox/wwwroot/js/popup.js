import { el, freshId } from "./dom.js";
import { icon } from "./icons.js";

// A list that opens under its button: selects, overflow menus, the person chooser. Arrows move, letters search,
// Enter picks, Esc and a click elsewhere close. It lives beside its button, so that it works inside a dialog too.

export function popup({ kind = "listbox", button, options, chosen, label, pick }) {
  const role = kind === "menu" ? "menuitem" : "option";
  const list = el("div", { class: `popup popup-${kind}`, role: kind, id: freshId("popup"), "aria-label": label, popover: "auto" });
  button.setAttribute("aria-haspopup", kind);
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", list.id);

  const rows = () => [...list.children];
  const close = () => list.matches(":popover-open") && list.hidePopover();
  const choose = option => {
    close();
    button.focus({ preventScroll: true });
    pick(option);
  };

  function fill() {
    const current = typeof chosen === "function" ? chosen() : chosen;
    list.replaceChildren(...options.map(option => el("div", {
      class: "choice", role, tabindex: -1, "aria-selected": kind === "listbox" ? String(option.value === current) : null,
      onclick: () => choose(option),
    }, option.face ?? el("span", { class: "choice-text" }, option.text), kind === "listbox" && option.value === current && icon("check"))));
  }

  function open(last) {
    fill();
    list.showPopover();
    position(button, list);
    const picked = rows().find(row => row.getAttribute("aria-selected") === "true");
    (last ? rows().at(-1) : picked ?? rows()[0])?.focus();
  }

  list.addEventListener("toggle", event => button.setAttribute("aria-expanded", String(event.newState === "open")));
  list.addEventListener("keydown", event => {
    const at = rows().indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows().length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      rows()[(to + rows().length) % rows().length]?.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      document.activeElement.click();
    } else if (event.key === "Escape" || event.key === "Tab") {
      // The dialog underneath must not hear it and close as well.
      event.stopPropagation();
      event.preventDefault();
      close();
      button.focus({ preventScroll: true });
    } else if (event.key.length === 1) {
      startingWith(rows(), at, event.key)?.focus();
    }
  });
  button.addEventListener("click", () => (list.matches(":popover-open") ? close() : open()));
  button.addEventListener("keydown", event => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open(event.key === "ArrowUp");
  });
  return list;
}

function startingWith(rows, at, letter) {
  const after = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
  return after.find(row => row.textContent.trim().toLowerCase().startsWith(letter.toLowerCase()));
}

function position(button, list) {
  const box = button.getBoundingClientRect();
  const gap = 6;
  list.style.minWidth = `${Math.max(box.width, 180)}px`;
  const below = innerHeight - box.bottom - gap;
  const above = box.top - gap;
  const up = list.offsetHeight > below && above > below;
  list.style.maxHeight = `${Math.max(120, Math.min(360, (up ? above : below) - 8))}px`;
  list.style.left = `${Math.max(8, Math.min(box.left, innerWidth - list.offsetWidth - 8))}px`;
  list.style.top = up ? `${box.top - gap - list.offsetHeight}px` : `${box.bottom + gap}px`;
}
