// The kiosk's page where scripts run. An answer is put on the tablet before it is sent and taken away when the server has it, so
// that neither a lost line nor a killed browser costs one; a half filled form is nowhere but on the screen. What waits tells no
// moment: it lies in no order, with the day alone. When the form was opened nobody can know who was without a line, so an answer
// brings the first opening that this tablet ever had; and none where it took too short, which the server tells as `quick`.
const nothing = () => undefined;
const done = (request) =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });

(() => {
  const form = document.forms[0];
  const fields = document.getElementById('fields');
  const status = document.getElementById('status');
  const summary = document.getElementById('summary');
  const shown = document.getElementById('kept');
  const { link, thanks, start, sending, waiting, idle, error } = form.dataset;
  const seconds = 1e3;
  /** Filled in less than this, a form says of itself that it was: by bringing no opening. */
  const quick = 20 * seconds;
  /** What the server refuses may be mended there; in the end it goes. */
  const refusedFor = 30 * 86400 * seconds;
  const [answers, openings] = ['answers', 'openings'];
  /** Where the tablet cannot store it: what was answered here, until it is sent. */
  const unstored = new Map();
  /** The answer that the form is sending by itself. */
  let current;
  let began;
  let rest;
  let draining;
  let again;
  let attempts = 0;
  let next;

  const say = (text) => {
    status.textContent = text;
  };

  const openDatabase = async () => {
    const request = indexedDB.open('tera-kiosk', 1);
    request.addEventListener('upgradeneeded', () => {
      for (const name of [answers, openings]) request.result.createObjectStore(name);
    });
    return done(request);
  };
  const database = openDatabase();
  /** Over when it is on the disk. */
  const change = async (name, work) => {
    const written = (await database).transaction(name, 'readwrite', { durability: 'strict' });
    work(written.objectStore(name));
    await new Promise((resolve, reject) => {
      written.addEventListener('complete', () => resolve());
      written.addEventListener('abort', () => reject(written.error));
    });
  };
  const read = async (name, ask) => done(ask((await database).transaction(name).objectStore(name)));

  /** By their ids, which are random: so they have no order. */
  const allKept = async () => [
    ...unstored.values(),
    ...(await read(answers, (store) => store.getAll()).catch(() => [])),
  ];
  const drop = async (id) => {
    unstored.delete(id);
    await change(answers, (store) => store.delete(id)).catch(nothing);
  };

  /** The first opening of this kiosk's form that the tablet has had: of what waits it tells nothing. */
  const firstOpening = async () => {
    const known = await read(openings, (store) => store.get(link)).catch(nothing);
    if (known) return known;
    const { value } = form.elements.opened;
    await change(openings, (store) => store.put(value, link)).catch(nothing);
    return value;
  };
  const first = firstOpening();

  const bodyOf = (entries) => {
    const body = { link, answers: {}, respondent: {} };
    for (const [name, value] of entries) {
      const [part, key] = name.split('.');
      if (!value) continue;
      if (part === 'q') body.answers[key] = +value;
      else if (part === 'who') body.respondent[key] = value;
      else if (name === 'lang') body.language = value;
      // What only a robot fills in is no field of the API: it is refused there, and goes the form's own way.
      else body[name] = value;
    }
    return body;
  };

  /** `taken`, `refused` for good as it is, or the seconds after which to try again. */
  const post = async (body, patience) => {
    const timeout = new AbortController();
    const limit = setTimeout(() => timeout.abort(), patience * seconds);
    const answer = await fetch('/v1/responses', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: timeout.signal,
    }).catch(nothing);
    clearTimeout(limit);
    if (!answer) return 0;
    if (answer.status === 202) return 'taken';
    // What stands between a tablet and the server may answer with anything: a refusal is ours alone.
    const isOurs = (answer.headers.get('content-type') ?? '').startsWith('application/problem+json');
    if (isOurs && answer.status !== 429 && answer.status < 500) return 'refused';
    return +answer.headers.get('retry-after');
  };

  const show = (number) => {
    shown.hidden = number < 1;
    shown.querySelector('b').textContent = number;
  };

  /** Sends what waits, one after the other, and comes back while there is any. */
  const drain = async () => {
    again = draining;
    if (draining) return;
    draining = true;
    clearTimeout(next);
    let asked = 0;
    const kept = (await allKept()).filter(({ body }) => body.responseId !== current);
    let left = kept.length;
    show(left);
    for (const { day, body } of kept) {
      const { serviceId, ...others } = body;
      const id = body.responseId;
      const outcome = await post(body, 20);
      if (outcome === 'taken' || (outcome === 'refused' && Date.parse(day) + refusedFor < Date.now())) {
        attempts = 0;
        await drop(id);
        show(--left);
      } else if (outcome !== 'refused') {
        asked = outcome;
        break;
      } else if (serviceId) {
        // A service that is no more must not cost the answer.
        await change(answers, (store) => store.put({ day, body: others }, id)).catch(nothing);
      }
    }
    draining = false;
    if (fields.hidden && !unstored.size) leave();
    else if (again) void drain();
    else if (left) {
      // Tablets that lost the line together must not come back together.
      const pause = Math.max(asked, Math.min(2 ** attempts++, 60)) * (1 + Math.random());
      next = setTimeout(() => void drain(), pause * seconds);
    }
  };

  /** Where no page is kept and none can be fetched, this one is the next citizen's as it is. */
  const go = (page) => {
    form.reset();
    if (navigator.serviceWorker?.controller || navigator.onLine) location.replace(page);
    else beginHere();
  };
  const leave = () => go(thanks);
  const startOver = () => go(start);
  const beginHere = () => {
    newId();
    current = began = undefined;
    fields.hidden = false;
    summary.hidden = true;
    scrollTo(0, 0);
    say('');
    void drain();
  };

  /** A page from the tablet's own shelf has an id that was used. */
  const newId = () => {
    if (crypto.randomUUID) form.elements.responseId.value = crypto.randomUUID();
  };

  const send = async () => {
    const entries = [...new FormData(form)].map(([name, value]) => [name, value.replace(/\r/g, '')]);
    if (!entries.some(([name, value]) => value && name.startsWith('q.'))) {
      summary.hidden = false;
      summary.focus();
      if (!document.title.startsWith(error)) document.title = `${error}: ${document.title}`;
      return;
    }
    const { startedAt, opened, ...said } = bodyOf(entries);
    const id = (current = said.responseId);
    const tookLong = performance.now() - (began ?? 0) >= quick;
    clearTimeout(rest);
    say(sending);
    const body = tookLong ? { ...said, opened: await first } : said;
    const kept = { day: new Date().toISOString().slice(0, 10), body };
    const isStored = await change(answers, (store) => store.put(kept, id)).then(
      () => true,
      () => false,
    );
    const outcome = await post(body, isStored ? 6 : 20);
    if (outcome === 'taken') {
      await drop(id);
      leave();
    } else if (outcome === 'refused') {
      // The form's own way knows what to say about every refusal.
      await drop(id);
      form.submit();
    } else if (isStored) leave();
    else {
      unstored.set(id, kept);
      current = undefined;
      form.reset();
      fields.hidden = true;
      say(waiting);
      void drain();
    }
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!current) void send();
  });
  addEventListener('online', () => void drain());
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void drain();
  });
  // A page that comes back from the browser's memory holds what another citizen sent.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });

  const stir = () => {
    if (current || fields.hidden) return;
    clearTimeout(rest);
    if (status.textContent) say('');
    // The page may have waited for hours: the time to answer begins now.
    began ??= performance.now();
    rest = setTimeout(() => {
      say(idle);
      rest = setTimeout(startOver, 20 * seconds);
    }, 40 * seconds);
  };
  for (const sign of ['pointerdown', 'keydown', 'input', 'wheel']) addEventListener(sign, stir, { passive: true });

  newId();
  void drain();

  // Keeps the form and the thanks on the tablet, for the address of this kiosk alone.
  const worker = `${start}/sw.js`;
  const policy = globalThis.trustedTypes?.createPolicy('kiosk-worker', { createScriptURL: (url) => url });
  navigator.serviceWorker
    ?.register(policy?.createScriptURL(worker) ?? worker, { scope: start, updateViaCache: 'none' })
    // What the tablet keeps, a browser that is short of room shall not throw away.
    .then(() => navigator.storage.persist())
    // Without a line there is nothing to register, and what was kept is used.
    .catch(nothing);
})();
