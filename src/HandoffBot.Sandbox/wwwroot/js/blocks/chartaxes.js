import { svg } from "../dom.js";

// Round steps of 1, 2 or 5 so that the axis has readable labels.
function roundStep(range, parts) {
  const rough = range / parts;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map(one => one * power).find(one => one >= rough);
}

export function frame(values) {
  const high = Math.max(1, ...values);
  const low = Math.min(0, ...values);
  const whole = values.every(Number.isInteger);
  const step = Math.max(roundStep(high - low, 4), whole ? 1 : 0);
  const top = Math.ceil(high / step) * step;
  const bottom = Math.floor(low / step) * step;
  const left = 44;
  const height = 176;
  return { left, width: 560 - left - 12, height, step, top, bottom, y: value => 14 + (height * (top - value)) / (top - bottom) };
}

export function axes(space, categories, step, config) {
  const ticks = [];
  for (let value = space.bottom; value <= space.top + space.step / 2; value += space.step) {
    const y = space.y(value);
    ticks.push(
      svg("line", { class: value === 0 ? "axis" : "rule", x1: space.left, x2: space.left + space.width, y1: y, y2: y }),
      svg("text", { class: "tick-label", x: space.left - 8, y: y + 4, "text-anchor": "end" }, String(Number(value.toPrecision(6)))));
  }
  const room = Math.max(3, Math.floor(step / 6.2));
  const labels = categories.map((category, index) => svg("text", { class: "tick-label", x: space.left + step * (index + 0.5), y: 210, "text-anchor": "middle" },
    svg("title", {}, category), category.length > room ? `${category.slice(0, room - 1)}…` : category));
  const names = [
    config?.x_label && svg("text", { class: "axis-label", x: space.left + space.width / 2, y: 234, "text-anchor": "middle" }, config.x_label),
    config?.y_label && svg("text", { class: "axis-label", x: 12, y: 102, "text-anchor": "middle", transform: "rotate(-90 12 102)" }, config.y_label),
  ];
  return [ticks, labels, names];
}
