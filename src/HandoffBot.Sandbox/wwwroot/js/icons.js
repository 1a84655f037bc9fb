import { svg } from "./dom.js";

// Drawn on a 20 × 20 grid with a 1.6 stroke.
const paths = {
  home: "M3.5 9.2 10 3.8l6.5 5.4V16a.8.8 0 0 1-.8.8h-3.5v-4.6H7.8v4.6H4.3a.8.8 0 0 1-.8-.8Z",
  hash: "M7.8 3.5 6.2 16.5M13.8 3.5l-1.6 13M3.8 7.6h12.8M3.4 12.4h12.8",
  reply: "M8 5 3.8 9.2 8 13.4M4 9.2h7a5 5 0 0 1 5 5v.8",
  close: "m5 5 10 10M15 5 5 15",
  sun: "M10 6.6a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8ZM10 2.4v1.4M10 16.2v1.4M2.4 10h1.4M16.2 10h1.4M4.6 4.6l1 1M14.4 14.4l1 1M4.6 15.4l1-1M14.4 5.6l1-1",
  moon: "M16.4 11.8A6.8 6.8 0 0 1 8.2 3.6a6.8 6.8 0 1 0 8.2 8.2Z",
  clock: "M10 3.2a6.8 6.8 0 1 0 0 13.6 6.8 6.8 0 0 0 0-13.6ZM10 6.4V10l2.4 1.8",
  menu: "M3.5 6h13M3.5 10h13M3.5 14h13",
  warn: "M10 3.6 17.4 16H2.6ZM10 8.2v3.6M10 13.8v.3",
  eye: "M2.4 10S5 5 10 5s7.6 5 7.6 5-2.6 5-7.6 5-7.6-5-7.6-5ZM10 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4Z",
  send: "m3.6 10-.9-6 14.6 6-14.6 6ZM3.6 10h6",
  chevron: "m6 8 4 4 4-4",
  check: "m4.5 10.5 3.6 3.6 7.4-8",
  dots: "M4.6 10h.1M10 10h.1M15.4 10h.1",
  bolt: "M11 2.8 4.6 11.4h4.2L8.4 17.2l7-9h-4.4Z",
  tools: "M3.6 6.2h7.4M14.6 6.2h1.8M3.6 13.8h1.8M9 13.8h7.4M12.8 4.4a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6ZM7.2 12a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6Z",
  up: "M6.4 9.4 9.6 3.6c1.4 0 2 .8 2 1.9l-.4 2.7h3.9c1 0 1.6.9 1.3 1.8l-1.5 5c-.2.6-.7 1-1.3 1H6.4ZM6.4 9.4H3.8V16h2.6",
  down: "M6.4 10.6 9.6 16.4c1.4 0 2-.8 2-1.9l-.4-2.7h3.9c1 0 1.6-.9 1.3-1.8l-1.5-5c-.2-.6-.7-1-1.3-1H6.4ZM6.4 10.6H3.8V4h2.6",
  out: "M10 15.6V5M5.6 9.2 10 4.8l4.4 4.4",
  in: "M10 4.4V15M5.6 10.8 10 15.2l4.4-4.4",
};

export function icon(name, label) {
  return svg("svg", { class: `icon icon-${name}`, viewBox: "0 0 20 20", "aria-hidden": label ? null : "true", role: label ? "img" : null, "aria-label": label },
    svg("path", { d: paths[name] }));
}

// The bot's logo: a baton being handed over.
export function mark() {
  return svg("svg", { class: "mark", viewBox: "0 0 32 32", "aria-hidden": "true" },
    svg("rect", { width: 32, height: 32, rx: 9, class: "mark-ground" }),
    svg("path", { d: "M7 20.5 17.5 10a3 3 0 0 1 4.3 4.2L11.3 24.8a3 3 0 0 1-4.3-4.3Z", class: "mark-baton" }),
    svg("path", { d: "m14 13.5 4.3 4.2", class: "mark-band" }),
    svg("circle", { cx: 24.5, cy: 7.5, r: 2.5, class: "mark-dot" }));
}
