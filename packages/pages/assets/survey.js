// What the survey page gains where scripts run: answers survive a lost line, and a double tap sends once. Without it the
// form still works. A kiosk has a script of its own.
(() => {
  const form = document.forms[0];
  const status = document.getElementById('status');
  const summary = document.getElementById('summary');
  const { link, thanks, sending, waiting, busy, error } = form.dataset;
  const ours = 'tera:';
  const place = ours + link;
  const seconds = 1e3;
  /** No link takes an answer for longer, so what was not sent by then never will be. */
  const lifetime = 30 * 86400 * seconds;
  /** What was sent and not yet taken, as the form's own names and values. */
  let pending;
  let inFlight;
  let attempts = 0;
  let next;

  const say = (text) => {
    status.textContent = text;
  };

  // Storage may be full, or closed to us; then the answers live as long as the page. Only what was sent is kept, until it is
  // taken, and of no link beyond its time.
  const kept = () => {
    let own;
    try {
      for (const name of Object.keys(localStorage).filter((each) => each.startsWith(ours))) {
        const { at, pending: sent } = JSON.parse(localStorage.getItem(name));
        if (!sent || at < Date.now() - lifetime) localStorage.removeItem(name);
        else if (name === place) own = sent;
      }
    } catch {}
    return own;
  };
  const keep = () => {
    try {
      if (pending) localStorage.setItem(place, JSON.stringify({ at: Date.now(), pending }));
      else localStorage.removeItem(place);
    } catch {}
  };

  const fill = (entries) => {
    for (const [name, value] of entries) if (form.elements[name]) form.elements[name].value = value;
  };

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
    return JSON.stringify(body);
  };

  const send = async () => {
    if (!pending || inFlight) return;
    inFlight = true;
    clearTimeout(next);
    say(sending);
    const timeout = new AbortController();
    const limit = setTimeout(() => timeout.abort(), 20 * seconds);
    const answer = await fetch('/v1/responses', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: bodyOf(pending),
      keepalive: true,
      signal: timeout.signal,
    }).catch(() => 0);
    clearTimeout(limit);
    if (answer.status === 202) {
      pending = undefined;
      keep();
      const { receipt } = await answer.json().catch(() => ({}));
      // Still in flight: a tap while the next page loads must not send again.
      location.replace(thanks + (receipt ? `&receipt=${receipt}` : ''));
      return;
    }
    inFlight = false;
    if (answer && answer.status !== 429 && answer.status < 500) {
      // The form's own way knows what to say about every refusal.
      fill(pending);
      pending = undefined;
      keep();
      form.submit();
      return;
    }
    say(answer ? busy : waiting);
    const asked = answer ? +answer.headers.get('retry-after') : 0;
    // Phones that lost the line together must not come back together.
    const pause = Math.max(asked, Math.min(2 ** attempts++, 60)) * (1 + Math.random());
    next = setTimeout(() => void send(), pause * seconds);
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (inFlight) return;
    const entries = [...new FormData(form)].map(([name, value]) => [name, value.replace(/\r/g, '')]);
    if (!entries.some(([name, value]) => value && name.startsWith('q.'))) {
      summary.hidden = false;
      summary.focus();
      if (!document.title.startsWith(error)) document.title = `${error}: ${document.title}`;
      return;
    }
    pending = entries;
    keep();
    void send();
  });
  addEventListener('online', () => void send());
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void send();
  });
  // A page that comes back from the browser's memory holds answers that were sent, perhaps another citizen's.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });

  // What was sent keeps its id until it is taken, whatever is reloaded or opened twice.
  pending = kept();
  if (pending) {
    fill(pending);
    void send();
  }
})();
