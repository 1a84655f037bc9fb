import { el, svg } from "../dom.js";

// A pie chart drawn as a ring; the legend states the shares, so that colour is never the only carrier.
export function pie(slices, title) {
  const total = slices.reduce((sum, slice) => sum + Math.max(0, Number(slice.value)), 0) || 1;
  const around = 2 * Math.PI * 60;
  let turned = 0;
  const arcs = slices.map((slice, index) => {
    const share = Math.max(0, Number(slice.value)) / total;
    const arc = svg("circle", {
      class: `slice c${(index % 6) + 1}`, cx: 90, cy: 90, r: 60,
      "stroke-dasharray": `${Math.max(0, share * around - 2)} ${around}`, "stroke-dashoffset": -turned * around, transform: "rotate(-90 90 90)",
    }, svg("title", {}, `${slice.label}: ${slice.value}`));
    turned += share;
    return arc;
  });
  return el("div", { class: "pie" },
    svg("svg", { viewBox: "0 0 180 180", role: "img", "aria-label": `${title}: pie chart` }, arcs),
    el("ul", { class: "legend upright" }, slices.map((slice, index) => el("li", {},
      el("span", { class: `swatch c${(index % 6) + 1}` }), slice.label, el("b", {}, `${slice.value}`),
      el("span", { class: "share" }, `${Math.round((Math.max(0, Number(slice.value)) / total) * 100)} %`)))));
}
