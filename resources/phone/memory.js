// What only this phone remembers: its seat, what it has typed, and what it has answered.
// One session at a time; a new code forgets the one before. All tabs share it.

const PREFIX = "cxw:";
const fallback = new Map();

function read(key) {
  try { return localStorage.getItem(PREFIX + key); } catch { return fallback.get(key) ?? null; }
}

function write(key, value) {
  try { localStorage.setItem(PREFIX + key, value); } catch { fallback.set(key, value); }
}

function clear() {
  fallback.clear();
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch { /* no storage on this phone: there was nothing to forget */ }
}

export function lastCode() { return read("code"); }

export function use(code) {
  if (read("code") === code) return;
  clear();
  write("code", code);
}

export function get(name, otherwise = null) {
  const kept = read(name);
  try { return kept === null ? otherwise : JSON.parse(kept); } catch { return otherwise; }
}

export function set(name, value) {
  write(name, JSON.stringify(value));
}

export function forgetPerson() {
  const code = read("code");
  clear();
  write("code", code);
}

export function nonce() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
