// What the phone can show, one function per screen. Each returns what goes into head, main and foot;
// what the person does is called back through `act`.

import { button, el, icon, say, svg, typed } from "./dom.js";
import { ask, tally } from "./questions.js";

const heading = (text) => typed("h1", text, { tabIndex: -1 });

export function typeCode(act) {
  const field = el("input", { class: "code", id: "code", maxLength: 12, autocomplete: "off", autocapitalize: "characters", "@spellcheck": "false" });
  const go = () => act.open(field.value);
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") go(); });
  return {
    title: say("title"),
    main: [heading(say("code.title")), el("label", { class: "field", for: "code" }, say("code.label")), field, el("p", { class: "note" }, say("code.where"))],
    foot: [button(say("code.go"), go, "primary")],
  };
}

export function welcome(view, code, k, act) {
  const opening = view.kind === "welcome" ? view : {}; // later views speak to those who are inside
  const facts = [["people", "names"], ["lock", "mixed"], ["phone", "memory"], ["wifi", "wifi"]];
  const text = (key) => key === "mixed" && view.strict ? "strict" : "text";
  return {
    title: view.client || say("title"),
    aside: say("join.code", { code: `${code.slice(0, 4)} ${code.slice(4)}` }),
    main: [
      heading(opening.title || say("join.title")),
      typed("p", opening.text || say("join.text"), { class: "lead text" }),
      el("ul", { class: "facts" }, facts.map(([sign, key]) => el("li", {}, icon(sign),
        el("div", {}, el("h2", {}, say(`join.${key}.title`)), el("p", {}, say(`join.${key}.${text(key)}`, { count: k }))))))],
    foot: [button(say("join.answer"), () => act.join(false), "primary"), button(say("join.watch"), () => act.join(true))],
  };
}

export function page(view, state, act) {
  const inside = view.kind === "welcome";
  const soon = { welcome: "wait.next", wait: "wait.next", thanks: "wait.thanks" }[view.kind];
  const title = inside ? say(act.watching ? "wait.watching" : "wait.welcome") : view.title || (soon ? say(soon) : "");
  return {
    title: view.client || say("title"),
    aside: inside ? view.title : "",
    main: [
      el("div", { class: inside ? "centre" : "" },
        inside ? icon("done", "big") : null,
        heading(title),
        view.text && !inside ? typed("p", view.text, { class: "lead text" }) : null,
        soon && view.kind !== "thanks" && say(soon) !== title ? el("p", { class: inside ? "lead" : "note" }, say(soon)) : null),
      documents(state.handout),
    ],
    foot: [
      state.results ? button(say("results.show"), act.showResults) : null,
      act.watching ? button(say("watch.answer"), () => act.join(false)) : null,
    ],
  };
}

function documents(handout) {
  if (!handout?.length) return null;
  return el("ul", { class: "facts" }, handout.map((file) => el("li", {}, icon("page"),
    typed("a", file.title, { href: file.url, target: "_blank", rel: "noopener" }))));
}

export function questions(round, answers, act) {
  const asked = [...round.questions, ...(round.cut ? [round.cut] : [])];
  const isTable = round.by === "table";
  const done = () => asked.filter((question) => given(answers[question.id], isTable)).length;
  const predicting = asked.every((question) => question.kind === "prediction");
  const send = button("", () => (done() ? act.send(answers) : act.complain(say("send.nothing"))), "primary");
  const show = (screen) => {
    const count = done();
    send.textContent = say(predicting ? "send.predictions" : "send.answers", { done: count, count: asked.length });
    send.setAttribute("aria-disabled", String(count === 0));
    screen.aside.textContent = say("answered_of", { done: count, count: asked.length });
    screen.bar.style.width = `${100 * count / asked.length}%`;
  };
  const screen = { aside: document.getElementById("aside"), bar: document.getElementById("done") };
  const change = (question) => (answer) => {
    if (answer === undefined) delete answers[question.id]; else answers[question.id] = answer;
    act.draft(answers);
    show(screen);
  };
  const cards = asked.map((question, place) => (isTable ? tally : ask)(question, place + 1, asked.length, answers[question.id], change(question)));
  return {
    title: round.title,
    aside: " ",
    bar: true,
    main: [el("h1", { class: "unseen", tabIndex: -1 }, round.title), isTable ? el("p", { class: "note" }, say("tally.how")) : null, ...cards],
    foot: [send],
    shown: () => show(screen),
  };
}

// A room so small that answers could be told apart: each person agrees first, on a phone of their own.
export function consent(round, decided, state, act) {
  return {
    title: round.title,
    main: [
      heading(say(decided === false ? "consent.out" : "consent.title")),
      el("p", { class: "lead" }, say("consent.text")),
      el("p", { class: "note" }, say("consent.free"))],
    foot: [
      button(say("consent.yes"), () => act.consent(true), "primary"),
      decided === false ? null : button(say("consent.no"), () => act.consent(false))],
  };
}

function given(answer, isTable) {
  if (!isTable) return answer !== undefined;
  return Boolean(answer && (answer.unsure || answer.hands.some(Boolean)));
}

export function answerIn(round, sent, state, act) {
  const count = round.questions.length + (round.cut ? 1 : 0);
  const passing = round.by === "pass";
  return {
    title: state.view.client || say("title"),
    aside: round.title,
    main: [el("div", { class: "centre" },
      icon("done", "big"),
      heading(say(passing ? "in.pass" : "in.title")),
      el("p", { class: "lead" }, passing ? say("in.pass_text") : say("in.text", { done: Object.keys(sent).length, count })),
      progress(say("in.waiting"), state),
      passing ? null : el("p", { class: "note" }, say("in.rest")))],
    foot: [passing ? button(say("in.next"), act.nextPerson, "primary") : button(say("in.change"), act.change)],
  };
}

export function waiting(title, text, state, act, extra) {
  return {
    title: state.view.client || say("title"),
    aside: state.round.title,
    main: [el("div", { class: "centre" }, heading(title), el("p", { class: "lead" }, text), progress(say("in.room"), state))],
    foot: extra ? [extra] : [],
  };
}

function progress(title, state) {
  return el("div", { class: "card", id: "progress" }, el("h2", {}, title), el("div", { id: "meter" }), el("p", { class: "ends" }, el("span", {}, say("in.answered")), el("b", { id: "numbers" })));
}

export function showProgress({ answered, joined }) {
  const meter = document.getElementById("meter");
  if (!meter) return;
  const all = Math.max(answered, joined);
  document.getElementById("numbers").textContent = say("of", { done: answered, count: all });
  if (all > 24) {
    const bar = el("i");
    bar.style.width = `${100 * answered / all}%`;
    meter.replaceChildren(el("div", { class: "fill" }, bar));
  } else {
    const pills = Array.from({ length: all }, (_, place) => el("i", { class: place < answered ? "on" : "" }));
    meter.replaceChildren(el("div", { class: "pills" }, pills));
  }
}

export function results(state, own, act) {
  const shown = (state.revealed?.questions ?? []).filter((question) => state.results[question.id]);
  return {
    title: say("results.title"),
    aside: say("results.unit"),
    main: [
      el("h1", { class: "unseen", tabIndex: -1 }, say("results.title")),
      documents(state.handout),
      el("div", { class: "private" }, icon("lock"), el("p", {}, el("b", {}, say("results.private")), " ", say("results.private_text"))),
      ...shown.map((question) => compared(question, state.results[question.id], own)),
    ],
    foot: [Object.keys(own).length ? button(say("results.pdf"), act.ownView) : null, state.showing === "view" ? button(say("results.back"), act.hideResults) : null],
  };
}

function compared(question, figures, own) {
  const mine = own[question.about || question.id] ?? {};
  const percent = (value) => (typeof value === "number" ? say("results.percent", { value: Math.round(value) }) : "–");
  const cell = (label, value, mark) => el("div", {}, el("dt", {}, mark, label), el("dd", { dir: "auto" }, value));
  const guess = mine.prediction;
  const known = typeof figures.customers === "number";
  return el("section", { class: "card" },
    typed("h2", question.text),
    el("dl", { class: "three" },
      cell(say("results.you"), yours(mine)),
      cell(say("results.room"), limited(percent(figures.room), figures.room_limit), mark("us")),
      cell(say("results.customers"), percent(figures.customers), mark("them"))),
    track(figures),
    typeof guess === "number" ? el("p", { class: "mine" }, say(known ? "results.predicted" : "results.predicted_only", { guess, value: Math.round(figures.customers ?? 0) })) : null);
}

// A room that tells near unanimity only as a limit.
function limited(text, limit) {
  return limit ? say(`results.${limit}`, { text }) : text;
}

function yours(mine) {
  if (mine.rating === undefined) return say("results.left_out");
  return mine.rating === null ? say("results.unsure") : mine.rating;
}

function mark(whose) {
  const shape = whose === "us" ? svg("circle", { cx: 6, cy: 6, r: 5.5 }) : svg("path", { d: "M6 0l6 6-6 6-6-6z" });
  shape.setAttribute("class", whose);
  return svg("svg", { viewBox: "0 0 12 12", "aria-hidden": "true" }, shape);
}

// A percentage on a line of 0 to 100: shape and colour both say whose it is.
function track({ room, customers }) {
  const at = (value) => `${2 + 0.96 * value}%`;
  const line = (x1, x2, y1, y2, kind) => svg("line", { x1, x2, y1, y2, class: kind });
  const drawn = [line(at(0), at(100), 14, 14, "axis"), ...[0, 50, 100].map((value) => line(at(value), at(value), 5, 23, "axis"))];
  if (typeof room === "number" && typeof customers === "number") drawn.push(line(at(room), at(customers), 14, 14, "gap"));
  if (typeof customers === "number") drawn.push(svg("svg", { x: at(customers), y: 14, overflow: "visible" }, svg("path", { d: "M0-10L10 0 0 10-10 0z", class: "them" })));
  if (typeof room === "number") drawn.push(svg("circle", { cx: at(room), cy: 14, r: 8.5, class: "us" }));
  return svg("svg", { class: "track", "aria-hidden": "true" }, drawn);
}

export function pledge(view, draft, act) {
  const text = el("textarea", { id: "will", maxLength: 500, dir: "auto", value: draft.text ?? "", oninput: () => keep() });
  const by = el("input", { type: "date", value: draft.by ?? view.by ?? "", oninput: () => keep() });
  const name = el("input", { type: "text", maxLength: 80, dir: "auto", autocomplete: "name", value: draft.name ?? "", oninput: () => keep() });
  const keep = () => act.pledgeDraft({ text: text.value, by: by.value, name: name.value });
  const offers = (view.suggestions ?? []).map((offer) => el("button", { type: "button", class: "offer", onclick: () => { text.value = offer; keep(); text.focus(); } }, icon("plus"), typed("span", offer)));
  return {
    title: say("pledge.header"),
    aside: say("pledge.days"),
    main: [
      heading(view.title || say("pledge.title")), view.text ? typed("p", view.text, { class: "lead text" }) : null,
      el("label", { class: "field" }, say("pledge.will"), text), ...offers,
      el("div", { class: "pair" }, el("label", { class: "field" }, say("pledge.by"), by), el("label", { class: "field" }, say("pledge.name"), name)),
      el("p", { class: "note" }, say("pledge.note")),
    ],
    foot: [button(say("pledge.send"), () => act.pledge({ text: text.value.trim(), by: by.value, name: name.value.trim() }), "primary")],
  };
}

export function pledged(mine, state, act) {
  return {
    title: say("pledge.header"),
    aside: say("pledge.days"),
    main: [el("div", { class: "centre" }, icon("done", "big"), heading(say("pledge.in")), typed("p", say("pledge.yours", { text: mine.text }), { class: "lead" })), documents(state.handout)],
    foot: [button(say("pledge.another"), act.anotherPledge)],
  };
}

export function board(fields, draft, sent, act) {
  const inputs = fields.fields.map((field) => el("textarea", { maxLength: 500, dir: "auto", value: draft[field.id] ?? "", oninput: () => act.cardDraft(read()) }));
  const read = () => Object.fromEntries(fields.fields.map((field, place) => [field.id, inputs[place].value]));
  return {
    title: fields.title || say("card.header"),
    aside: sent ? say("card.sent", { count: sent }) : "",
    main: [
      heading(fields.title || say("card.header")), fields.text ? typed("p", fields.text, { class: "lead text" }) : null,
      ...fields.fields.map((field, place) => el("label", { class: "field" }, typed("span", field.label ?? field.id), inputs[place])),
      el("p", { class: "note" }, say("card.note")),
    ],
    foot: [button(say("card.send"), () => act.card(read()), "primary")],
  };
}
