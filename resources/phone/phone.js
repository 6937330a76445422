// The phone page: decides from the room's state which screen is due, shows it, and does what the
// person asks. A screen is drawn anew only when another one is due, so nothing typed is lost.

import { announce, el, learn, say } from "./dom.js";
import * as memory from "./memory.js";
import { follow, pause, post, Refused, send } from "./room.js";
import * as screens from "./screens.js";

const at = (id) => document.getElementById(id);

let code = "";
let opening = null;
let state = null;
let message = "";
let stop = () => {};
let shownKey = "";
let editing = false;
let showing = false;
let busy = false;
let language = "";

const ELSEWHERE = 15000;

const tidy = (typed) => typed.toUpperCase().replace(/[^0-9A-Z]/g, "");

const act = {
  get watching() { return memory.get("watching", false); },

  async open(typed) {
    code = tidy(typed);
    if (!code) return act.complain(say("code.empty"));
    try {
      opening = await (await post("/api/welcome", { code })).json();
      memory.use(code);
      message = opening.locked && !memory.get("seat") ? say("join.locked") : "";
      await speak(opening.view.language);
      if (memory.get("seat")) enter(); else show();
    } catch (error) {
      opening = null;
      act.complain(error instanceof Refused ? error.message : say("link.none"));
    }
  },

  async join(watching) {
    await once(async () => {
      const answer = await post("/api/join", { code, watching });
      memory.set("seat", (await answer.json()).seat);
      memory.set("watching", watching);
      message = "";
      shownKey = "";
      if (state) show(); else enter();
    });
  },

  async send(answers) {
    const { round } = state;
    await once(async () => {
      const nonce = memory.nonce();
      if (round.by === "table") await send("/api/tallies", tallied(round, answers, nonce), busyWords);
      else await send("/api/ballots", { round: round.id, nonce, answers, consent: Boolean(round.consent) }, busyWords);
      remember(round, answers);
      editing = false;
      message = "";
      show();
    });
  },

  change() { editing = true; show(); },
  consent(yes) { memory.set(`consent ${state.round.id}`, yes); show(); },
  draft(answers) { memory.set(`draft ${state.round.id}`, answers); },
  pledgeDraft(draft) { memory.set("pledge draft", draft); },
  cardDraft(draft) { memory.set(`card draft ${state.board.id}`, draft); },
  showResults() { showing = true; show(); },
  hideResults() { showing = false; show(); },
  anotherPledge() { memory.set("pledge", null); show(); },

  async nextPerson() {
    await once(async () => {
      const { seat } = await (await post("/api/join", { code }, true)).json();
      memory.forgetPerson();
      memory.set("seat", seat);
      editing = false;
      shownKey = "";
      enter();
    });
  },

  async pledge(pledge) {
    if (!pledge.text || !pledge.name) return act.complain(say("pledge.empty"));
    await once(async () => {
      await send("/api/pledges", { ...pledge, nonce: memory.nonce() }, busyWords);
      memory.set("pledge", pledge);
      memory.set("pledge draft", { name: pledge.name });
      message = "";
      show();
    });
  },

  async card(fields) {
    const { id } = state.board;
    if (!Object.values(fields).some((text) => text.trim())) return act.complain(say("card.empty"));
    await once(async () => {
      await send("/api/cards", { board: id, fields, nonce: memory.nonce() }, busyWords);
      memory.set(`cards ${id}`, memory.get(`cards ${id}`, 0) + 1);
      memory.set(`card draft ${id}`, {});
      message = "";
      announce(say("card.in"));
      show();
    });
  },

  async ownView() {
    await once(async () => {
      announce(say("results.drawing"));
      const answer = await post("/api/own-view", { answers: memory.get("own raw", {}) });
      const url = URL.createObjectURL(await answer.blob());
      el("a", { href: url, download: `${say("results.file")}.pdf` }).click();
      setTimeout(() => URL.revokeObjectURL(url), 60000);
    });
  },

  complain(sentence) {
    message = sentence;
    shownKey = "";
    show();
    at("main").querySelector(".warn")?.scrollIntoView({ block: "center" });
  },
};

// One thing at a time; a refusal becomes a sentence on the screen.
async function once(action) {
  if (busy) return;
  busy = true;
  for (const each of at("foot").children) each.setAttribute("aria-disabled", "true");
  try {
    await action();
  } catch (error) {
    if (error instanceof Refused && error.status === 401) leave(); else
      act.complain(error instanceof Refused ? error.message : say("link.lost"));
  } finally {
    busy = false;
    for (const each of at("foot").children) each.removeAttribute("aria-disabled");
  }
}

function busyWords() {
  const first = at("foot").firstElementChild;
  if (first) first.textContent = say("send.again");
}

function tallied(round, answers, nonce) {
  const kept = Object.entries(answers);
  return {
    round: round.id,
    nonce,
    counts: Object.fromEntries(kept.map(([id, { hands }]) => [id, hands])),
    cant_judge: Object.fromEntries(kept.map(([id, { unsure }]) => [id, unsure])),
  };
}

// The room forgets who answered what; for the private comparison only this phone remembers.
function remember(round, answers) {
  memory.set(`sent ${round.id}`, answers);
  if (round.by !== "person") return;
  const own = memory.get("own", {});
  for (const question of round.questions) {
    const answer = answers[question.id];
    const mine = (own[question.about || question.id] ??= {});
    if (question.kind === "prediction") mine.prediction = answer?.likely ?? answer;
    else if (question.kind === "rating") mine.rating = typeof answer === "number" ? question.scale.labels[answer - question.scale.min] || say("of", { done: answer, count: question.scale.max }) : answer;
  }
  memory.set("own", own);
  memory.set("own raw", { ...memory.get("own raw", {}), [round.id]: answers });
}

function enter() {
  stop();
  stop = follow(told, linked, leave);
}

async function told(kind, data) {
  const before = state?.round;
  state = kind === "state" ? data : { ...state, ...data };
  if (kind === "state") await speak(data.round?.language || data.view.language || language);
  if (before && before.id !== state.round?.id) { editing = false; message = ""; }
  if (kind === "state" && data.showing === "view" && data.round) showing = false;
  show();
}

function linked(yes) {
  at("link").hidden = yes;
  at("link").textContent = yes ? "" : say("link.lost");
}

// The seat is unknown where we asked. Only a room that knows our code may say so: another one at the
// same address (a rehearsal, the next workshop's) says the same, and then our seat waits for ours.
async function leave() {
  let wait = 0;
  let left = false;
  stop();
  stop = () => { left = true; clearTimeout(wait); };
  const ours = await post("/api/welcome", { code }, true).then(() => true, () => false);
  if (left) return;
  if (!ours) {
    linked(false);
    wait = setTimeout(enter, ELSEWHERE);
    return;
  }
  state = null;
  memory.set("seat", null);
  linked(true);
  act.open(code).then(() => { if (!message) act.complain(say("join.again")); });
}

async function speak(wanted) {
  const next = wanted || navigator.language?.slice(0, 2) || "en";
  if (next === language) return;
  await learn(next);
  language = next;
  shownKey = "";
}

// Which screen is due: [a key that changes when another one is, the function that makes it].
function due() {
  if (!state) {
    if (!opening) return ["code", () => screens.typeCode(act)];
    return [`welcome`, () => screens.welcome(opening.view, code, opening.view.k ?? 5, act)];
  }
  const { round, view } = state;
  if (round) return dueInRound(round);
  if (state.board && !act.watching) {
    const { board } = state;
    const sent = memory.get(`cards ${board.id}`, 0);
    return [`board ${board.id} ${sent}`, () => screens.board(board, memory.get(`card draft ${board.id}`, {}), sent, act)];
  }
  if (state.results && (showing || state.showing === "results")) {
    return [`results ${state.version}`, () => screens.results(state, memory.get("own", {}), act)];
  }
  if (view.asks === "pledge" && !act.watching) {
    const mine = memory.get("pledge");
    if (mine) return [`pledged ${JSON.stringify([mine, state.handout])}`, () => screens.pledged(mine, state, act)];
    return [`pledge ${JSON.stringify(view)}`, () => screens.pledge(view, memory.get("pledge draft", {}), act)];
  }
  return [`page ${JSON.stringify([view, state.handout, Boolean(state.results), act.watching])}`, () => screens.page(view, state, act)];
}

function dueInRound(round) {
  const sent = memory.get(`sent ${round.id}`);
  if (!round.open) {
    const unsent = !sent && memory.get(`draft ${round.id}`);
    const text = sent ? "closed.in" : unsent ? "closed.unsent" : "closed.text";
    return [`closed ${round.id}`, () => screens.waiting(say("closed.title"), say(text), state, act)];
  }
  if (act.watching) {
    return [`watching ${round.id}`, () => screens.waiting(say("watch.title"), say("watch.text"), state, act,
      el("button", { type: "button", class: "button", onclick: () => act.join(false) }, say("watch.answer")))];
  }
  if (sent && !editing) return [`in ${round.id} ${JSON.stringify(sent)}`, () => screens.answerIn(round, sent, state, act)];
  const consent = round.consent ? memory.get(`consent ${round.id}`) : true;
  if (!consent) return [`consent ${round.id} ${consent}`, () => screens.consent(round, consent, state, act)];
  const answers = memory.get(`draft ${round.id}`) ?? { ...sent };
  return [`ask ${round.id}`, () => screens.questions(round, answers, act)];
}

function show() {
  const [key, make] = due();
  at("mark").textContent = (state ?? opening)?.view.mark ?? "";
  at("mark").hidden = !at("mark").textContent;
  if (key !== shownKey) {
    const first = shownKey === "";
    shownKey = key;
    draw(make(), first);
  }
  if (state) screens.showProgress(state);
}

function draw(screen, first) {
  document.title = screen.title;
  at("title").textContent = screen.title;
  at("aside").textContent = screen.aside ?? "";
  at("bar").hidden = !screen.bar;
  at("main").replaceChildren(...screen.main.filter(Boolean));
  const heading = at("main").querySelector("h1");
  if (message) heading.after(el("p", { class: "warn", role: "alert" }, message));
  const foot = (screen.foot ?? []).filter(Boolean);
  at("foot").replaceChildren(...foot);
  at("foot").hidden = !foot.length;
  screen.shown?.();
  scrollTo(0, 0);
  if (!first) heading.focus({ preventScroll: true });
}

// Another tab of this phone answered, joined or left: show it here too.
addEventListener("storage", () => {
  if (!state && memory.get("seat") && code) enter();
  else if (state) show();
});
addEventListener("hashchange", () => location.reload());

while (!language) await speak().catch(() => pause(1000));
const named = tidy(decodeURIComponent(location.hash.slice(1)));
code = named || memory.lastCode() || "";
if (code) {
  memory.use(code);
  if (memory.get("seat")) { at("main").replaceChildren(); enter(); } else await act.open(code);
} else {
  show();
}
