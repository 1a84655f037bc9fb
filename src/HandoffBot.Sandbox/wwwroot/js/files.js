import { el } from "./dom.js";

// The files that a message shares: each is a link that downloads it.
export function drawFiles(files) {
  if (!files?.length) return null;
  return el("ul", { class: "files", "aria-label": files.length === 1 ? "1 file" : `${files.length} files` },
    files.map(file => el("li", {},
      el("a", { class: "file", href: `/files/${encodeURIComponent(file.id)}/${encodeURIComponent(file.name)}`, download: file.name, "data-file": file.id },
        el("b", {}, file.title), el("span", {}, `${file.name}, ${sizeOf(file.size)}`)))));
}

const sizeOf = bytes => bytes < 1024 ? `${bytes} bytes` : `${Math.round(bytes / 1024)} KB`;
