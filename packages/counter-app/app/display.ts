// The display of an office: who is called, and where to, large and with a sound. It is told by the counter in the same browser at
// once, and asks the server for all the others; it records nothing.

import { askForOpenTickets } from './ask.ts';
import { type Announcement, CALLS_CHANNEL, type Call, callsIn, waitingIn } from './calls.ts';
import { type DisplayConnection, keepDisplay, readConnection, readDisplay } from './connection.ts';
import { byId, el, show } from './dom.ts';
import { keepPageForOffline } from './offline.ts';
import { poll } from './polling.ts';
import { button } from './view/button.ts';
import { largeNumber } from './view/large-number.ts';
import { askForKey } from './view/setup.ts';

const root = document.body;
const EVERY = 4000;
const MOST_SHOWN = 6;
/** Nobody comes back to a call that is older. */
const RECENT = 10 * 60_000;
/** Until a press is in the server's list. */
const HEARD = 30_000;

async function begin(): Promise<void> {
  const connection = (await readConnection()) ?? (await readDisplay()) ?? (await setUpDisplay());
  watch(connection);
}

async function setUpDisplay(): Promise<DisplayConnection> {
  const connection = await askForKey(root, 'Siapkan layar panggilan');
  await keepDisplay(connection);
  return connection;
}

function watch(connection: DisplayConnection): void {
  const { setup } = connection;
  const bell = aBell();
  const heard = new Map<string, readonly Call[]>();
  let told: readonly Call[] = [];
  let [isReached, isFirst] = [true, true];
  let recent: readonly Call[] = [];

  const forget = (withdrawn: ReadonlySet<string>): void => {
    recent = recent.filter(({ ticketId }) => !withdrawn.has(ticketId));
  };
  const draw = (): void => {
    // What a counter beside has said itself is newer than what the server heard of it.
    const calls = [...told.filter(({ counterId }) => !heard.has(counterId)), ...[...heard.values()].flat()];
    const known = new Set(recent.map(nameOf));
    const isNew = calls.some((call) => !known.has(nameOf(call)));
    recent = [...calls, ...recent.filter(({ ticketId }) => !calls.some((call) => call.ticketId === ticketId))]
      .filter(({ since }) => since > Date.now() - RECENT)
      .sort((a, b) => b.since - a.since)
      .slice(0, MOST_SHOWN);
    const [latest, ...earlier] = recent;
    show(byId('now'), latest === undefined ? [el('p', { class: 'idle' }, 'Silakan menunggu')] : [large(latest)]);
    show(
      byId('earlier'),
      earlier.map((call) => el('li', {}, el('b', {}, call.number), placeOf(call))),
    );
    byId('line').hidden = isReached;
    if (isNew && !isFirst) bell.ring();
    isFirst = false;
  };
  const placeOf = ({ counterId }: Call): string => setup.counters.find(({ id }) => id === counterId)?.name ?? counterId;
  // A call that is repeated is another element, so that it catches the eye again.
  const large = (call: Call): Node =>
    el(
      'div',
      { class: 'call', 'data-since': String(call.since) },
      largeNumber('p', call.number),
      el('p', {}, placeOf(call)),
    );

  root.replaceChildren(
    el('header', {}, el('h1', {}, setup.name), el('p', { id: 'clock' })),
    el(
      'main',
      {},
      el('h2', { class: 'hidden' }, 'Panggilan'),
      el('div', { id: 'now', role: 'status' }),
      el('h2', { class: 'hidden' }, 'Panggilan sebelumnya'),
      el('ul', { id: 'earlier' }),
      el('p', { id: 'line', hidden: true }, 'Tanpa jaringan: panggilan dari loket lain belum terlihat.'),
    ),
    el(
      'footer',
      {},
      button({ id: 'sound', text: 'Nyalakan suara' }, () => {
        bell.ring();
        byId('sound').hidden = true;
      }),
    ),
  );
  const tick = (): void => {
    byId('clock').textContent = new Intl.DateTimeFormat('id-ID', {
      timeZone: setup.timeZone,
      dateStyle: 'full',
      timeStyle: 'short',
    }).format(Date.now());
  };
  tick();
  draw();
  setInterval(tick, 5000);
  new BroadcastChannel(CALLS_CHANNEL).addEventListener('message', ({ data }: MessageEvent<Announcement>) => {
    if (data.unitId !== connection.unitId) return;
    heard.set(data.counterId, data.calls);
    forget(new Set(data.withdrawn));
    draw();
  });
  poll(async () => {
    const askedAt = Date.now();
    const asked = await askForOpenTickets(connection);
    isReached = asked.is === 'answered';
    if (asked.is === 'answered') {
      told = callsIn(asked.value);
      // The server has not heard yet of what was called just now.
      const waiting = waitingIn(asked.value);
      forget(
        new Set(
          recent.flatMap(({ ticketId, since }) => (since < askedAt - HEARD && waiting.has(ticketId) ? ticketId : [])),
        ),
      );
    }
    draw();
    return isReached;
  }, EVERY);
}

function nameOf({ ticketId, since }: Call): string {
  return `${ticketId} ${since}`;
}

/** Two soft tones. A browser plays nothing before somebody has touched the page. */
function aBell(): { readonly ring: () => void } {
  let context: AudioContext | undefined;
  return {
    ring: () => {
      context ??= new AudioContext();
      void context.resume();
      tone(context, 784, 0);
      tone(context, 587, 0.35);
    },
  };
}

function tone(audio: AudioContext, frequency: number, from: number): void {
  const [oscillator, volume] = [audio.createOscillator(), audio.createGain()];
  oscillator.frequency.value = frequency;
  volume.gain.setValueAtTime(0.001, audio.currentTime + from);
  volume.gain.exponentialRampToValueAtTime(0.4, audio.currentTime + from + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + from + 0.7);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(audio.currentTime + from);
  oscillator.stop(audio.currentTime + from + 0.8);
}

void begin();
keepPageForOffline();
