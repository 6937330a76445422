// Elements, icons and words. Text only ever becomes text: nothing here parses markup.

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  people: "M2.5 20c0-4 2.9-6 6.5-6s6.5 2 6.5 6M15.5 4.8a3.5 3.5 0 0 1 0 6.4M17.5 14.4c2.5.7 4 2.6 4 5.6M12.5 8a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0z",
  lock: "M5 11h14v10H5zM8 11V7.5a4 4 0 0 1 8 0V11",
  phone: "M7 2.5h10v19H7zM11 18h2",
  wifi: "M2 9a15 15 0 0 1 20 0M5.5 13a10 10 0 0 1 13 0M9 16.5a5 5 0 0 1 6 0M12 20v.01",
  done: "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM7.8 12.3l3 3 5.4-6",
  plus: "M12 5v14M5 12h14",
  page: "M6 2.5h8l4 4v15H6zM14 2.5v4h4M9 12h6M9 16h6",
};
const RTL = new Set(["ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv"]);

let words = {};

export async function learn(language) {
  const answer = await fetch(`/words/${encodeURIComponent(language)}.json`);
  if (!answer.ok) return;
  words = await answer.json();
  document.documentElement.lang = language;
  document.documentElement.dir = RTL.has(language.slice(0, 2)) ? "rtl" : "ltr";
}

export function say(key, values = {}) {
  let entry = key.split(".").reduce((table, part) => table?.[part], words);
  if (entry && typeof entry === "object") entry = values.count === 1 ? entry.one : entry.other;
  return String(entry ?? "").replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

export function el(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}

export function svg(tag, properties = {}, ...children) {
  const attributes = Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name === "class" || name.startsWith("on") ? name : `@${name}`, value]));
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(node, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.setAttribute("class", value);
    else if (name[0] === "@") node.setAttribute(name.slice(1), value);
    else if (name.startsWith("aria-") || name === "role" || name === "for" || name === "dir") node.setAttribute(name, value);
    else node[name] = value;
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function icon(name, size = "") {
  return svg("svg", { class: `icon ${size}`, viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: ICONS[name] }));
}

export function button(text, onclick, kind = "") {
  return el("button", { type: "button", class: `button ${kind}`, onclick }, text);
}

// What people typed or the facilitator wrote may run in another direction than the page.
export function typed(tag, text, properties = {}) {
  return el(tag, { dir: "auto", ...properties }, text);
}

export function announce(text) {
  document.getElementById("said").textContent = text;
}
