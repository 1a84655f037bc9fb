import { $, el, keepingFocus } from "./dom.js";
import { advance } from "./api.js";
import { formatDate } from "./clock.js";
import { updateDrawers } from "./drawers.js";
import { faults } from "./faults.js";
import { icon } from "./icons.js";
import { workspace } from "./store.js";

// The control panel: the clock, the injected faults, and a log of the requests between the bot and the sandbox.

const open = () => !$("control-panel").hidden;

export function toggleControlPanel() {
  const drawer = $("control-panel");
  drawer.hidden = !drawer.hidden;
  $("control-panel-button").setAttribute("aria-expanded", String(open()));
  updateDrawers();
  if (!open()) return $("control-panel-button").focus();
  drawControlPanel();
  drawer.querySelector("button").focus();
}

export function drawControlPanel() {
  const drawer = $("control-panel");
  if (!open()) return;
  if (!drawer.firstChild) build(drawer);
  const { faults: list, calls, deliveries } = workspace();
  section("control-panel-faults", [list], () => faults());
  section("control-panel-log", [calls?.at(-1), deliveries?.at(-1)], () => [log()]);
}

function section(id, state, draw) {
  const node = $(id);
  const now = JSON.stringify(state);
  if (node.dataset.state === now) return;
  node.dataset.state = now;
  keepingFocus(node, () => node.replaceChildren(...draw()));
}

function build(drawer) {
  drawer.append(
    el("header", { class: "bar" }, el("h2", {}, "Workshop"), el("button", { class: "round", type: "button", "aria-label": "Close the workshop", onclick: toggleControlPanel }, icon("close"))),
    el("div", { class: "control-panel-body" },
      el("section", { "aria-labelledby": "clock-title" }, el("h3", { id: "clock-title" }, "Clock"), ...clock()),
      el("section", { "aria-labelledby": "faults-title" }, el("h3", { id: "faults-title" }, "Make something go wrong"), el("div", { id: "control-panel-faults" })),
      el("section", { "aria-labelledby": "log-title" }, el("h3", { id: "log-title" }, "What was said"), el("div", { id: "control-panel-log" }))));
  drawer.addEventListener("keydown", event => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    toggleControlPanel();
  });
}

function clock() {
  const span = el("input", { class: "text-field", id: "clock-span", "aria-label": "Move the clock by", placeholder: "e.g. 90s, 15m, 3d", pattern: "[0-9]+[smhd]", title: "A number and s, m, h or d" });
  const steps = [["1m", "+1 min"], ["1h", "+1 h"], ["4h", "+4 h"], ["1d", "+1 day"]];
  return [
    el("p", { class: "clock-now" }, el("b", { "data-clock": "{time_secs}" }), el("span", { "data-clock": "{date_long}" })),
    el("div", { class: "button-row" }, steps.map(([value, label]) => el("button", { class: "button", type: "button", onclick: () => advance(value) }, label))),
    el("form", {
      class: "button-row", onsubmit: event => {
        event.preventDefault();
        if (span.value.trim() && span.checkValidity()) advance(span.value.trim()).then(() => { span.value = ""; });
      },
    }, span, el("button", { class: "button", type: "submit" }, "Move")),
    el("p", { class: "quiet" }, "The bot runs on this clock too: what falls due meanwhile happens at once."),
  ];
}

function log() {
  const { calls = [], deliveries = [] } = workspace();
  const told = deliveries.map(one => ({ at: one.at, side: "in", what: one.kind, who: one.user, ok: !one.error && Number(one.status) < 300, end: one.error ?? `${one.status} · ${one.ms} ms` }));
  const said = calls.map(one => ({ at: one.at, side: "out", what: one.method, who: one.channel, ok: one.ok, end: one.ok ? "ok" : one.error }));
  const all = [...told, ...said].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, 40);
  if (!all.length) return el("p", { class: "quiet" }, "Nothing yet.");
  return el("ol", { class: "log" }, all.map(line => el("li", { class: line.ok ? "" : "failed" },
    icon(line.side, line.side === "in" ? "to the bot" : "from the bot"), el("b", {}, line.what), el("span", {}, line.who ?? ""), el("em", {}, line.end ?? ""),
    el("time", {}, formatDate(Date.parse(line.at) / 1000, "{time_secs}")))));
}
