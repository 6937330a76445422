// Talking to the room: joining, following its state, sending. Comes back by itself after sleep,
// a lost Wi-Fi or a restarted room; whatever is sent is sent again until the room has it.

import * as memory from "./memory.js";

const POLL = 3000;
const STREAM_AGAIN = 20;
const SILENCE = 40000;
const FIRST_BYTE = 6000;
const PATIENCE = 25000;

export class Refused extends Error {
  constructor(status, answer) {
    super(answer?.message ?? "");
    this.status = status;
    this.code = answer?.error ?? "";
  }
}

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// `anew` asks as a phone that has no seat yet.
export async function post(path, body, anew = false) {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), PATIENCE); // a lost Wi-Fi answers nothing, not even "no"
  const answer = await request(path, {
    method: "POST",
    signal: controller.signal,
    headers: { "Content-Type": "application/json", ...(anew ? {} : seatHeader()) },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Refused(answer.status, await answer.json().catch(() => null));
  return answer;
}

// Sends until the room has it. `waiting` is called when it takes more than one try.
export async function send(path, body, waiting = () => {}) {
  for (let tries = 0; ; tries++) {
    try {
      return await post(path, body);
    } catch (error) {
      const mayPass = !(error instanceof Refused) || error.status >= 500 || [408, 429].includes(error.status);
      if (!mayPass) throw error;
      waiting();
      await pause(Math.min(5000, 500 * 2 ** tries) * (0.7 + 0.6 * Math.random()));
    }
  }
}

function request(path, options) {
  return fetch(path, { cache: "no-store", credentials: "omit", ...options });
}

function seatHeader() {
  const seat = memory.get("seat");
  return seat ? { Authorization: `Bearer ${seat}` } : {};
}

// Calls `told(kind, data)` with "state" or "progress", `linked(bool)` when the room is found or
// lost, `unseated()` when the seat is gone. Returns a function that stops.
export function follow(told, linked, unseated) {
  let going = true;
  let heardAt = 0;
  let controller = null;
  let mute = 0;

  const wakeUp = () => {
    if (document.visibilityState !== "hidden" && Date.now() - heardAt > 16000) controller?.abort();
  };
  document.addEventListener("visibilitychange", wakeUp);
  window.addEventListener("online", wakeUp);
  window.addEventListener("pageshow", wakeUp);

  const heard = () => { heardAt = Date.now(); linked(true); };

  async function stream() {
    controller = new AbortController();
    let limit = setTimeout(() => { mute += 1; controller.abort(); }, FIRST_BYTE);
    try {
      const answer = await request("/api/events", { headers: seatHeader(), signal: controller.signal });
      if (!answer.ok) throw new Refused(answer.status, await answer.json().catch(() => null));
      const reader = answer.body.getReader();
      const decoder = new TextDecoder();
      let text = "";
      for (;;) {
        const { done, value } = await reader.read();
        if (done || !going) return;
        clearTimeout(limit);
        limit = setTimeout(() => controller.abort(), SILENCE);
        heard();
        mute = 0;
        text += decoder.decode(value, { stream: true });
        const blocks = text.split("\n\n");
        text = blocks.pop();
        for (const block of blocks) {
          const event = /^event: (\w+)\ndata: (.*)$/s.exec(block);
          if (event) told(event[1], JSON.parse(event[2]));
        }
      }
    } finally {
      clearTimeout(limit);
      controller.abort();
    }
  }

  async function poll() {
    const answer = await request("/api/state", { headers: seatHeader() });
    if (!answer.ok) throw new Refused(answer.status, await answer.json().catch(() => null));
    heard();
    told("state", await answer.json());
  }

  // Where streaming brings nothing (a proxy, an old browser), asks every few seconds instead.
  async function listen() {
    if (mute < 2) return stream();
    for (let times = 0; times < STREAM_AGAIN && going; times++) {
      await poll();
      await pause(POLL);
    }
    mute = 1;
  }

  (async () => {
    for (let lost = 0; going;) {
      try {
        await listen();
        lost = 0;
      } catch (error) {
        if (!going) return;
        if (error instanceof Refused && error.status === 401) { going = false; unseated(); return; }
        lost += 1;
        if (lost > 1) {
          linked(false);
          await poll().then(() => { mute = 2; lost = 0; }, () => { mute = 0; });
        }
      }
      await pause(Math.min(2000, 200 * (lost + 1)) * (0.7 + 0.6 * Math.random()));
    }
  })();

  return () => { going = false; controller?.abort(); };
}
