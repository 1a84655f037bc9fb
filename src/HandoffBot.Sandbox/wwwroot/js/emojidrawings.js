import { el, svg } from "./dom.js";

// SVG drawings of the emoji that the bot writes, because not every machine has an emoji font. The character itself stays
// in the text beside its drawing, for copying, screen readers and tests. Other emoji are left to the machine's fonts.

const disc = colour => [["circle", { cx: 10, cy: 10, r: 8, fill: colour }]];
const tile = colour => [["rect", { x: 2, y: 2, width: 16, height: 16, rx: 4, fill: colour }]];
const stroke = (d, colour = "#fff", width = 2.2) => ["path", { d, fill: "none", stroke: colour, "stroke-width": width, "stroke-linecap": "round", "stroke-linejoin": "round" }];
const glass = [
  ["path", { d: "M5 2.5h10c0 4-2.5 5.5-4 7.5 1.5 2 4 3.5 4 7.5H5c0-4 2.5-5.5 4-7.5-1.5-2-4-3.5-4-7.5Z", fill: "#cfe3ee" }],
  ["path", { d: "M7 15.8c.6-2 2-2.8 3-3.8 1 1 2.4 1.8 3 3.8Z", fill: "#e0a437" }],
  stroke("M4.3 2.5h11.4M4.3 17.5h11.4", "#a2713a", 1.8),
];

const drawings = {
  "🔴": disc("#d9483b"),
  "🟠": disc("#e8872c"),
  "🟡": disc("#e6bd33"),
  "🟢": disc("#3f9d63"),
  "🔵": disc("#3d7fc4"),
  "⚪": [["circle", { cx: 10, cy: 10, r: 7.4, fill: "#f2f1ee", stroke: "#a9a79f", "stroke-width": 1.2 }]],
  "⬜": [["rect", { x: 2.6, y: 2.6, width: 14.8, height: 14.8, rx: 3.5, fill: "none", stroke: "#96988f", "stroke-width": 1.6 }]],
  "✅": [...tile("#3f9d63"), stroke("m6 10.4 2.8 2.8L14.2 7")],
  "❌": [stroke("m5 5 10 10M15 5 5 15", "#d9483b", 3)],
  "⛔": [...disc("#d9483b"), stroke("M6 10h8", "#fff", 2.8)],
  "⚡": [["path", { d: "M11.6 1.8 4.2 11.3h4.6L7.8 18.2l8-10h-5Z", fill: "#eaa92c" }]],
  "⚠": [["path", { d: "M10 2.6 18.6 17a1 1 0 0 1-.9 1.4H2.3A1 1 0 0 1 1.4 17Z", fill: "#f0c23e" }], stroke("M10 8v4.4M10 15.1v.1", "#54400a", 1.9)],
  "⌛": glass,
  "⏳": glass,
  "✋": [["path", { d: "M6 9V5.2a1.2 1.2 0 0 1 2.4 0V3.4a1.2 1.2 0 0 1 2.4 0v1.2a1.2 1.2 0 0 1 2.4 0v1.8a1.15 1.15 0 0 1 2.3 0V12c0 3.8-2.2 6.2-5.3 6.2-2.5 0-3.8-1.1-5-3.2l-2.4-4c-.7-1.3.9-2.3 1.9-1.2Z", fill: "#e9b873" }],
    stroke("M8.4 5v4.2M10.8 4.6v4.6M13.2 6.2v3", "#b98542", 0.9)],
  "🚩": [stroke("M5 2.5v15.5", "#7b6a5a", 1.8), ["path", { d: "M6 3.2c3.5-1.6 5.5 1.6 9.8.2v7.2c-4.3 1.4-6.3-1.8-9.8-.2Z", fill: "#d9483b" }]],
  "↩": [...tile("#5a83b8"), stroke("M7.8 6.4 5.2 9l2.6 2.6M5.6 9h6a2.6 2.6 0 0 1 0 5.2H9.4", "#fff", 1.7)],
  "🔎": [["circle", { cx: 11.6, cy: 8.4, r: 5, fill: "#d6e6f1", stroke: "#5e7385", "stroke-width": 1.7 }], stroke("m7.8 12.2-4.6 4.6", "#5e7385", 2.6)],
  "🔥": [["path", { d: "M10.3 1.5c.6 3.4 4.9 5 4.9 10.2A5.3 5.3 0 0 1 10 17.8a5.2 5.2 0 0 1-5.2-5.5c0-2.3 1.2-3.7 2.1-5 .4 1 .9 1.6 1.6 2 .1-3 .4-5.6 1.8-7.8Z", fill: "#e8622c" }],
    ["path", { d: "M10.1 10.2c.4 1.6 2.2 2.3 2.2 4.4a2.3 2.3 0 0 1-4.6 0c0-1.9 1.5-2.6 2.4-4.4Z", fill: "#f6c445" }]],
  "📈": [...tile("#eef2f0"), stroke("m4.8 13.6 3.4-3.8 2.6 2.2 4.4-5.6", "#3f9d63", 1.9)],
  "🔔": [["path", { d: "M10 2.4c-3.2 0-4.8 2.3-4.8 5.2 0 4-1.7 4.6-1.7 6.4h13c0-1.8-1.7-2.4-1.7-6.4 0-2.9-1.6-5.2-4.8-5.2Z", fill: "#e6b23a" }], ["path", { d: "M8 15.3h4a2 2 0 0 1-4 0Z", fill: "#a2713a" }]],
};

const emojiPattern = new RegExp(`(${Object.keys(drawings).join("|")})\uFE0F?`, "gu");

// Splits text into strings and emoji drawings.
export function withDrawnEmoji(text) {
  const nodes = [];
  let from = 0;
  for (const found of text.matchAll(emojiPattern)) {
    if (found.index > from) nodes.push(text.slice(from, found.index));
    nodes.push(el("span", { class: "emoji" }, drawingOf(found[1]), el("span", { class: "emoji-text" }, found[0])));
    from = found.index + found[0].length;
  }
  if (from < text.length) nodes.push(text.slice(from));
  return nodes;
}

function drawingOf(character) {
  return svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, drawings[character].map(([tag, props]) => svg(tag, props)));
}
