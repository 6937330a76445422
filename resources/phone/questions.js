// One widget per question kind. Each is given its question, the answer so far (undefined: none,
// null: "I can't judge this") and a function to call with the new answer.

import { button, el, say, svg, typed } from "./dom.js";

let names = 0;

export function ask(question, place, count, answer, changed) {
  const make = KINDS[question.kind];
  const over = el("span", { class: "over" },
    question.lead || question.kind === "prediction"
      ? typed("span", question.lead || say("prediction.lead")) : el("span", {}, say("place", { place, count })),
    question.lead || question.kind === "prediction" ? el("span", {}, say("place", { place, count })) : null);
  const shown = question.kind === "prediction" ? say("quoted", { text: question.text }) : question.text;
  return el("fieldset", { class: "card ask" },
    el("legend", {}, over, typed("span", shown, { class: "what" })),
    ...make(question, answer, changed));
}

function rating(question, answer, changed) {
  const { min, max } = question.scale;
  const { marks, words, narrow } = marksOf(question.scale);
  const name = `q${names += 1}`;
  const points = [];
  for (let value = min; value <= max; value++) points.push(value);
  const choices = points.map((value, place) =>
    option(name, answer === value, (on) => changed(on ? value : undefined), "point",
      el("b", {}, marks[place]), " ", words[place] ? typed("span", words[place]) : null));
  return [el("div", { class: narrow ? "points bare" : "points" }, choices), unsure(name, answer, changed)];
}

// What stands on the points of a scale, worst first. Labels that are numbers are the client's own
// marks, such as school marks, of which 1 may be the best: they take the place of the numbers.
function marksOf({ min, max, labels }) {
  const numbers = Array.from({ length: max - min + 1 }, (_, at) => String(min + at));
  const own = labels.length > 0 && labels.every((label) => /^\d+$/.test(label.trim()));
  if (!own) return { marks: numbers, words: labels, narrow: !labels.length };
  const words = labels.map((_, at) => (at === 0 ? say("worst") : at === labels.length - 1 ? say("best") : ""));
  return { marks: labels, words, narrow: true };
}

// A radio that can be taken back by choosing it again: any question may be left out.
function option(name, checked, chosen, kind, ...inside) {
  const input = el("input", { type: "radio", name, checked });
  input.was = checked;
  input.addEventListener("change", () => {
    for (const other of document.getElementsByName(name)) other.was = false;
    setTimeout(() => { input.was = input.checked; });
    chosen(true);
  });
  input.addEventListener("click", () => {
    if (!input.was) return;
    input.checked = input.was = false;
    chosen(false);
  });
  return el("label", { class: kind }, input, ...inside);
}

function unsure(name, answer, changed) {
  return option(name, answer === null, (on) => changed(on ? null : undefined), "point wide", say("cant_judge"));
}

// For kinds without radios: a switch that clears the rest and is cleared by it.
function unsureSwitch(answer, changed) {
  const own = button(say("cant_judge"), () => changed(own.classList.contains("pressed") ? undefined : null));
  own.classList.add("wide", "point");
  own.show = (value) => {
    own.classList.toggle("pressed", value === null);
    own.setAttribute("aria-pressed", String(value === null));
  };
  own.show(answer);
  return own;
}

function prediction(question, answer, changed) {
  const likely = answer && typeof answer === "object" ? answer.likely : answer;
  let range = answer && typeof answer === "object" ? { low: answer.low, high: answer.high } : {};
  let value = likely;
  const number = el("output", { "aria-live": "polite" });
  const slider = el("input", { type: "range", min: 0, max: 100, step: 1, value: likely ?? 50, "aria-label": say("prediction.label"), oninput: () => set(Number(slider.value)) });
  const dots = dotField(set);
  const judge = unsureSwitch(answer, set);
  const step = (by, label, sign) => el("button", { type: "button", class: "step", "aria-label": label, onclick: () => set(typeof value === "number" ? Math.max(0, Math.min(100, value + by)) : 50) }, sign);
  const between = question.low_high ? lowHigh(range, (next) => { range = next; set(value); }) : null;

  function set(next) {
    value = next;
    show();
    if (typeof value !== "number") { changed(value); return; }
    const whole = range.low !== undefined && range.high !== undefined;
    changed(whole ? { likely: value, low: Math.min(range.low, value), high: Math.max(range.high, value) } : value);
  }

  function show() {
    const given = typeof value === "number";
    number.replaceChildren(...(given ? [el("b", {}, String(value)), ` ${say("prediction.of")}`] : [say("prediction.unset")]));
    slider.classList.toggle("unset", !given);
    if (given) slider.value = value;
    slider.setAttribute("aria-valuetext", given ? say("prediction.value", { value }) : say("unanswered"));
    dots.show(given ? value : 0);
    judge.show(value);
  }

  show();
  const ticks = el("div", { class: "ticks", "aria-hidden": "true" }, [0, 25, 50, 75, 100].map((tick) => el("span", {}, String(tick))));
  return [
    el("div", { class: "guess" }, step(-1, say("prediction.less"), "−"), number, step(1, say("prediction.more"), "+")),
    dots.node, slider, ticks, between, judge,
  ].filter(Boolean);
}

function dotField(pick) {
  const dots = Array.from({ length: 100 }, (_, place) =>
    svg("circle", { cx: 5 + 10 * (place % 20), cy: 5 + 10 * Math.floor(place / 20), r: 3.9 }));
  const node = svg("svg", { class: "dots", viewBox: "0 0 200 50", "aria-hidden": "true", onclick: (event) => {
    const box = node.getBoundingClientRect();
    const across = (event.clientX - box.left) / box.width;
    const column = Math.floor((document.documentElement.dir === "rtl" ? 1 - across : across) * 20);
    const row = Math.floor((event.clientY - box.top) / box.height * 5);
    pick(Math.max(0, Math.min(100, row * 20 + column + 1)));
  } }, dots);
  return { node, show: (count) => dots.forEach((dot, place) => dot.setAttribute("class", place < count ? "on" : "")) };
}

function lowHigh(range, changed) {
  const row = (name) => {
    const number = el("input", { type: "number", min: 0, max: 100, inputMode: "numeric", value: range[name] ?? "", oninput: () => {
      const value = number.value === "" ? undefined : Math.max(0, Math.min(100, Math.round(Number(number.value))));
      range = { ...range, [name]: value };
      changed(range);
    } });
    return el("label", { class: "field" }, say(`prediction.${name}`), number);
  };
  return el("div", { class: "pair" }, row("low"), row("high"));
}

function ranking(question, answer, changed) {
  const { items } = question;
  let order = Array.isArray(answer) ? [...answer] : [];
  let value = answer;
  const left = el("p", { class: "note" });
  const judge = unsureSwitch(answer, (next) => { order = []; give(next); });
  const rows = items.map((item) => {
    const mark = el("i", { "aria-hidden": "true" });
    const spoken = el("span", { class: "unseen" });
    const row = el("button", { type: "button", class: "tick", onclick: () => {
      order = order.includes(item.id) ? order.filter((other) => other !== item.id) : [...order, item.id];
      if (order.length === items.length - 1 && order.includes(item.id)) order.push(items.find((other) => !order.includes(other.id)).id);
      give(order.length === items.length ? [...order] : undefined);
    } }, mark, typed("span", item.text), " ", spoken);
    row.show = () => {
      const rank = order.indexOf(item.id) + 1;
      mark.textContent = rank ? String(rank) : "";
      row.classList.toggle("pressed", rank > 0);
      spoken.textContent = rank ? say("ranking.ranked", { rank }) : say("ranking.unranked");
    };
    return row;
  });
  const give = (next) => { value = next; show(); changed(value); };
  const show = () => {
    rows.forEach((row) => row.show());
    judge.show(value);
    left.textContent = order.length === items.length ? say("ranking.whole") : say("ranking.left", { done: order.length, count: items.length });
  };
  show();
  return [el("p", { class: "note" }, say("ranking.how")), el("div", {}, rows), left, judge];
}

function allocation(question, answer, changed) {
  const { items, total } = question;
  const most = question.most ?? total;
  const stride = Math.max(1, Math.round(total / 20));
  const points = Object.fromEntries(items.map((item) => [item.id, answer?.[item.id] ?? 0]));
  const spent = () => Object.values(points).reduce((sum, each) => sum + each, 0);
  const left = el("p", { class: "note", role: "status" });
  let value = answer;
  const judge = unsureSwitch(answer, (next) => { for (const id in points) points[id] = 0; give(next); });
  const rows = items.map((item) => counter(item.text, points[item.id], stride, (next) => {
    points[item.id] = Math.max(0, Math.min(next, most, points[item.id] + total - spent()));
    give(spent() === total ? { ...points } : undefined);
    return points[item.id];
  }));
  const give = (next) => { value = next; show(); changed(value); };
  const show = () => {
    rows.forEach((row, place) => row.show(points[items[place].id]));
    judge.show(value);
    left.textContent = spent() === total ? say("allocation.whole", { total }) : say("allocation.left", { left: total - spent(), total });
  };
  show();
  const how = most < total ? el("p", { class: "note" }, say("allocation.most", { most })) : null;
  return [how, el("div", { class: "rows small" }, rows.map((row) => row.nodes)), left, judge].filter(Boolean);
}

// A line with minus, number and plus. `set` gets the wished number and returns the one that holds.
export function counter(text, start, stride, set) {
  let value = start;
  const number = el("output", { "aria-live": "polite" });
  const show = (next) => { value = next; number.textContent = String(next); };
  const step = (by, key, sign) => el("button", { type: "button", class: "step", "aria-label": say(key, { item: text }), onclick: () => show(set(Math.max(0, value + by))) }, sign);
  show(start);
  return { show, nodes: [typed("span", text), el("span", { class: "count" }, step(-stride, "count.less", "−"), number, step(stride, "count.more", "+"))] };
}

function choice(question, answer, changed) {
  const most = question.total ?? question.items.length;
  const name = `q${names += 1}`;
  if (most === 1) {
    const options = question.items.map((item) =>
      option(name, answer?.[0] === item.id, (on) => changed(on ? [item.id] : undefined), "tick",
        el("i"), typed("span", item.text)));
    return [el("div", {}, options), unsure(name, answer, changed)];
  }
  let chosen = Array.isArray(answer) ? [...answer] : [];
  const judge = unsureSwitch(answer, (next) => { chosen = []; give(next); });
  const boxes = question.items.map((item) => el("input", { type: "checkbox", checked: chosen.includes(item.id), onchange: (event) => {
    chosen = event.target.checked ? [...chosen, item.id] : chosen.filter((other) => other !== item.id);
    give(chosen.length ? [...chosen] : undefined);
  } }));
  const give = (next) => {
    question.items.forEach((item, place) => {
      boxes[place].checked = chosen.includes(item.id);
      boxes[place].disabled = chosen.length >= most && !boxes[place].checked;
      boxes[place].nextSibling.textContent = boxes[place].checked ? "✓" : "";
    });
    judge.show(next);
    changed(next);
  };
  const rows = question.items.map((item, place) => el("label", { class: "tick many" }, boxes[place],
    el("i", { "aria-hidden": "true" }, chosen.includes(item.id) ? "✓" : ""), typed("span", item.text)));
  const how = most < question.items.length ? el("p", { class: "note" }, say("choice.most", { count: most })) : null;
  return [how, el("div", {}, rows), judge].filter(Boolean);
}

function number(question, answer, changed) {
  const { min, max } = question.scale;
  const judge = unsureSwitch(answer, (next) => { field.value = ""; give(next); });
  const field = el("input", { type: "text", inputMode: "decimal", autocomplete: "off", value: answer ?? "", oninput: () => {
    const value = Number(field.value.trim().replace(",", "."));
    const fits = field.value.trim() !== "" && Number.isFinite(value) && value >= min && value <= max;
    field.setAttribute("aria-invalid", String(!fits && field.value !== ""));
    give(fits ? value : undefined);
  } });
  const give = (value) => { judge.show(value); changed(value); };
  return [el("label", { class: "field" }, say("number.between", { min, max }), field), judge];
}

function text(question, answer, changed) {
  const judge = unsureSwitch(answer, (next) => { field.value = ""; give(next); });
  const field = el("textarea", { maxLength: 500, value: answer ?? "", dir: "auto", oninput: () => give(field.value.trim() || undefined) });
  const give = (value) => { judge.show(value); changed(value); };
  return [el("label", { class: "field" }, say("text.label"), field), judge];
}

const KINDS = { rating, prediction, ranking, allocation, choice, number, text };

// A table's counts for one question: how many hands per point, and how many can't judge.
export function tally(question, place, count, counts, changed) {
  const texts = question.kind === "rating"
    ? marksOf(question.scale).marks.map((mark, at) => `${mark} ${marksOf(question.scale).words[at] ?? ""}`.trim())
    : question.items.map((item) => item.text);
  const hands = counts?.hands ? [...counts.hands] : texts.map(() => 0);
  let unsure = counts?.unsure ?? 0;
  const tell = () => changed({ hands: [...hands], unsure });
  const rows = texts.map((each, at) => counter(each, hands[at], 1, (next) => { hands[at] = next; tell(); return next; }));
  rows.push(counter(say("cant_judge"), unsure, 1, (next) => { unsure = next; tell(); return next; }));
  return el("fieldset", { class: "card ask" },
    el("legend", {}, el("span", { class: "over" }, say("place", { place, count })), typed("span", question.text, { class: "what" })),
    el("div", { class: "rows small" }, rows.map((row) => row.nodes)));
}

