import { $ } from "./dom.js";

// On a narrow page the sidebar, a thread and the control panel overlay everything else. Everything below the topmost one
// is inert, so that neither Tab nor a screen reader reaches what it covers.

const narrow = matchMedia("(max-width: 880px)");
const menuOpen = () => document.body.classList.contains("menu-open");

function onTop() {
  if (!narrow.matches) return null;
  if (!$("control-panel").hidden) return "control-panel";
  if (menuOpen()) return "sidebar";
  return $("thread").hidden ? null : "thread";
}

export function updateDrawers() {
  const top = onTop();
  for (const id of ["skip", "sidebar", "main", "thread", "control-panel"]) $(id).inert = top !== null && id !== top;
}

export function openMenu() {
  document.body.classList.add("menu-open");
  updateDrawers();
  const sidebar = $("sidebar");
  (sidebar.querySelector(".entry[aria-current=page]") ?? sidebar.querySelector("button, a")).focus();
}

// Returns the focus to the button that opened it, unless the focus has already moved elsewhere.
export function closeMenu() {
  if (!menuOpen()) return;
  const held = $("sidebar").contains(document.activeElement);
  document.body.classList.remove("menu-open");
  updateDrawers();
  if (held) document.querySelector(".menu-button")?.focus();
}

narrow.addEventListener("change", updateDrawers);
