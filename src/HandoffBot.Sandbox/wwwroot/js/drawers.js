import { $ } from "./dom.js";

// On a narrow page the channels, a thread and the workshop lie over everything else. Whichever is on top has the keyboard
// to itself: the rest is inert, so that neither Tab nor a screen reader wanders behind it.

const narrow = matchMedia("(max-width: 880px)");
const menuOpen = () => document.body.classList.contains("menu-open");

function onTop() {
  if (!narrow.matches) return null;
  if (!$("workshop").hidden) return "workshop";
  if (menuOpen()) return "sidebar";
  return $("thread").hidden ? null : "thread";
}

export function settleDrawers() {
  const top = onTop();
  for (const id of ["skip", "sidebar", "main", "thread", "workshop"]) $(id).inert = top !== null && id !== top;
}

export function openMenu() {
  document.body.classList.add("menu-open");
  settleDrawers();
  const sidebar = $("sidebar");
  (sidebar.querySelector(".entry[aria-current=page]") ?? sidebar.querySelector("button, a")).focus();
}

// The focus goes back to the button that opened it, unless the person went somewhere else.
export function closeMenu() {
  if (!menuOpen()) return;
  const held = $("sidebar").contains(document.activeElement);
  document.body.classList.remove("menu-open");
  settleDrawers();
  if (held) document.querySelector(".menu-button")?.focus();
}

narrow.addEventListener("change", settleDrawers);
