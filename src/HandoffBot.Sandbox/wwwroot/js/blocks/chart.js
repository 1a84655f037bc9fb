import { el, freshId, svg } from "../dom.js";
import { unescaped } from "../entities.js";
import { axes, frame } from "./chartaxes.js";
import { pie } from "./pie.js";
import { plainText } from "./texts.js";

// The data_visualization block as inline SVG, with the numbers as a table for whoever cannot see it or wants them.

export function chart(block) {
  const spec = unescaped(block.chart ?? {});
  const title = plainText(block.title);
  const titleId = freshId("chart");
  const round = spec.type === "pie";
  const series = round ? [] : (spec.series ?? []).slice(0, 6);
  const slices = (spec.segments ?? spec.series?.[0]?.data ?? []).slice(0, 12);
  return el("figure", { class: "b-chart", "data-chart": spec.type, "aria-labelledby": titleId },
    el("figcaption", { id: titleId }, title),
    round ? pie(slices, title) : plot(spec, series, title),
    series.length > 1 && el("ul", { class: "legend", "aria-hidden": "true" }, series.map((one, index) =>
      el("li", {}, el("span", { class: `swatch c${index + 1}` }), one.name))),
    el("details", { class: "numbers" }, el("summary", {}, "Show the numbers"), round ? pieTable(slices) : seriesTable(spec, series)));
}

const categoriesOf = (spec, series) => spec.axis_config?.categories ?? series[0]?.data?.map(point => point.label) ?? [];
const valueAt = (one, category) => Number(one.data?.find(point => point.label === category)?.value ?? 0);

function plot(spec, series, title) {
  const categories = categoriesOf(spec, series);
  const grid = series.map(one => categories.map(category => valueAt(one, category)));
  const space = frame(grid.flat());
  const step = space.width / Math.max(1, categories.length);
  const draw = spec.type === "bar" ? bars : lines;
  return svg("svg", { class: "plot", viewBox: `0 0 560 ${spec.axis_config?.x_label ? 240 : 220}`, role: "img", "aria-label": `${title}: chart of ${series.map(one => one.name).join(", ")}` },
    axes(space, categories, step, spec.axis_config),
    draw({ grid, space, step, categories, series, area: spec.type === "area" }));
}

function bars({ grid, space, step, categories, series }) {
  const group = Math.min(step * 0.72, 26 * grid.length + 24);
  const width = group / grid.length;
  return grid.flatMap((values, row) => values.map((value, column) => {
    const left = space.left + step * column + (step - group) / 2 + width * row;
    const top = Math.min(space.y(value), space.y(0));
    const height = Math.max(1, Math.abs(space.y(value) - space.y(0)));
    return svg("rect", { class: `p-bar c${row + 1}`, x: left + 1, y: top, width: Math.max(2, width - 2), height, rx: Math.min(4, width / 4) },
      svg("title", {}, `${series[row].name}, ${categories[column]}: ${value}`));
  }));
}

function lines({ grid, space, step, categories, series, area }) {
  const x = column => space.left + step * (column + 0.5);
  return grid.flatMap((values, row) => {
    const points = values.map((value, column) => `${x(column)},${space.y(value)}`).join(" ");
    const ground = `${x(0)},${space.y(0)} ${points} ${x(values.length - 1)},${space.y(0)}`;
    return [
      area && svg("polygon", { class: `p-area c${row + 1}`, points: ground }),
      svg("polyline", { class: `p-line c${row + 1}`, points }),
      ...values.map((value, column) => svg("circle", { class: `p-dot c${row + 1}`, cx: x(column), cy: space.y(value), r: 3.5 },
        svg("title", {}, `${series[row].name}, ${categories[column]}: ${value}`))),
    ];
  });
}

function seriesTable(spec, series) {
  return numbers([spec.axis_config?.x_label ?? "", ...series.map(one => one.name)],
    categoriesOf(spec, series).map(category => [category, ...series.map(one => String(valueAt(one, category)))]));
}

function pieTable(slices) {
  return numbers(["", "Value"], slices.map(slice => [slice.label, String(slice.value)]));
}

function numbers(head, rows) {
  return el("table", {}, el("thead", {}, el("tr", {}, head.map(text => el("th", { scope: "col" }, text)))),
    el("tbody", {}, rows.map(([first, ...rest]) => el("tr", {}, el("th", { scope: "row" }, first), rest.map(text => el("td", {}, text))))));
}
