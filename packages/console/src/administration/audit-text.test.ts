// What an auditor reads of an entry: words of an office in both languages, whatever the entry holds.
import { AUDITED, type Audited, type EXCLUSION_STEPS } from '@tera/contracts';
import { html, markupOf } from '@tera/pages/html';
import { aDocument, ektp } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { type ToldEntry, auditDetails, auditSubject } from './audit-text.ts';

const at = (fields: Partial<ToldEntry>): ToldEntry => ({
  keyId: 'k1',
  name: 'Admin',
  what: 'person.changed',
  of: 'sari',
  before: null,
  after: null,
  ...fields,
});

/** As it is read on the page. */
function read(fields: Partial<ToldEntry>, lang: 'id' | 'en' = 'id'): string {
  const entry = at(fields);
  const page = html`${auditSubject(entry, lang)}: ${auditDetails(entry, 'Asia/Makassar', lang)}`;
  return markupOf(page)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(' :', ':')
    .trim();
}

type ExclusionStep = { readonly what: (typeof EXCLUSION_STEPS)[number] };

const AT = 1_795_964_705_974;

/** As its store writes it, whose trail has these steps. */
function anExclusion(...steps: readonly ExclusionStep['what'][]) {
  const trail = steps.map((what, nth) => ({
    what,
    at: AT + nth,
    by: `person:${nth === 0 ? 'sari' : 'mega'}`,
    reason: nth === 0 ? 'banjir' : 'sesuai berita acara',
  }));
  const isDecided = steps.length > 1;
  return {
    exclusionId: 'ex-1',
    period: '2026-Q4',
    where: { channel: 'poster' },
    reason: 'banjir',
    state: isDecided ? 'confirmed' : 'proposed',
    proposedBy: 'person:sari',
    proposedAt: AT,
    ...(isDecided && { decidedBy: 'person:mega', decidedAt: AT + 1, decision: 'sesuai berita acara' }),
    trail,
  };
}

function decidedAs(step: ExclusionStep['what']) {
  return { of: 'ex-1', before: anExclusion('proposed'), after: anExclusion('proposed', step) };
}

const A_KEY = {
  keyId: 'k2',
  name: 'Loket 1',
  scopes: ['tickets:write', 'objections:decide'],
  units: ['contoh'],
  officerId: 'p-01',
  createdAt: '2026-11-21T01:00:00.000Z',
  createdBy: 'person:mega',
  expiresAt: '2027-01-01T00:00:00.000Z',
};
const A_PERSON = { name: 'Sari', roles: [{ role: 'officer', units: ['contoh'], officerId: 'p-01' }] };
const A_FOLLOW_UP = { period: '2026-Q4', element: 'waktu', what: 'Loket baru', who: 'Kasi', until: '2026-12-31' };
const A_FIGURE = { period: '2024', n: 1200, source: 'Laporan 2024', enteredBy: 'person:sari', enteredAt: AT };
const A_HASH = 'a3b1c9f2d47e6a80'.repeat(4);
const A_RELEASE = { period: '2026-Q4', revision: 1, sha256: A_HASH, methodVersion: '2026.6' };

/** One entry of each kind, as whoever writes it does. */
const ENTRIES: Readonly<Record<Audited, Partial<ToldEntry>>> = {
  'unit.made': { after: { ...aDocument({ name: 'Kantor' }) } },
  'unit.changed': { before: { ...aDocument({ name: 'Kantor' }) }, after: { ...aDocument({ name: 'Kantor Baru' }) } },
  'key.made': { of: 'k2', after: A_KEY },
  'key.revoked': { of: 'k2', before: A_KEY, after: { ...A_KEY, revokedAt: '2026-11-22T01:00:00.000Z' } },
  'person.made': { of: 'sari', after: A_PERSON },
  'person.changed': { of: 'sari', before: A_PERSON, after: { ...A_PERSON, roles: [], loginChanged: true } },
  'person.removed': { of: 'sari', before: A_PERSON },
  'person.signed_in': { of: 'sari' },
  'person.signed_out': { of: 'sari' },
  'objection.filed': { of: 'ob-1', after: { factId: 'A-001', state: 'open', indicator: 'onTime.share' } },
  'objection.upheld': {
    of: 'ob-1',
    before: { state: 'open' },
    after: { state: 'upheld', correction: { officerId: 'p-02', serviceId: 'ktp', accurate: false } },
  },
  'objection.refused': { of: 'ob-1', before: { state: 'open' }, after: { state: 'refused' } },
  'snapshot.made': {
    of: 's1',
    after: { snapshotId: 's1', period: '2026-Q4', note: 'rapat', contentHash: A_HASH },
  },
  'release.made': { of: '2026-Q4', after: A_RELEASE },
  'release.replaced': {
    of: '2026-Q4',
    after: { ...A_RELEASE, revision: 2, replacement: 'reckoned_again', reason: 'keliru' },
  },
  'replacement.proposed': { of: '2026-Q4', after: { period: '2026-Q4', replacement: 'withdrawn', reason: 'keliru' } },
  'exclusion.proposed': { of: 'ex-1', after: anExclusion('proposed') },
  'exclusion.confirmed': decidedAs('confirmed'),
  'exclusion.refused': decidedAs('refused'),
  'exclusion.taking_back': decidedAs('taking_back'),
  'exclusion.kept': decidedAs('kept'),
  'exclusion.taken_back': decidedAs('taken_back'),
  'follow_up.given': { of: '2026-Q4#waktu', after: { ...A_FOLLOW_UP, version: 1 } },
  'follow_up.changed': {
    of: '2026-Q4#waktu',
    before: { ...A_FOLLOW_UP, version: 1 },
    after: { ...A_FOLLOW_UP, done: '2026-12-01', version: 2 },
  },
  'brought_figure.entered': {
    of: '2024',
    after: { ...A_FIGURE, elements: { waktu: { sum: 3900, n: 1200 } }, version: 1 },
  },
  'brought_figure.replaced': {
    of: '2024',
    before: { ...A_FIGURE, elements: { waktu: 3.25 }, version: 1 },
    after: { ...A_FIGURE, elements: { waktu: 3.5 }, enteredAt: AT + 1, reason: 'salah ketik', version: 2 },
  },
  'figures.rebuilt': { of: 'contoh 2026-11', after: { cursor: 'v1.1795964705974.x' } },
  'comment.marked': { of: 'c1', before: { state: 'new' }, after: { state: 'followed_up', isNoted: true } },
  'comment.erased': { of: 'c1', before: { state: 'hidden' }, after: { erased: true } },
  'paper.typed': { of: '2026-Q4#12', after: { period: '2026-Q4', number: 12 } },
  'feedback.said': { of: 'm1' },
  'feedback.answered': { of: 'm1' },
};

const STATES =
  /\b(open|upheld|new|read|followed up|hidden|proposed|confirmed|refused|taking back|kept|taken back|withdrawn|resolved|true|false|trail)\b/i;

const hr = { role: 'hr', units: ['contoh', 'kedua'] };
const sari = { name: 'Sari Contoh', roles: [hr] };

describe('an entry of the audit, in words', () => {
  it.each<[string, Partial<ToldEntry>, string, string]>([
    [
      'of a person with other roles',
      { before: sari, after: { ...sari, roles: [hr, { role: 'officer', units: ['contoh'], officerId: 'p-01' }] } },
      'Sari Contoh sari: Peran: dari Kepegawaian (contoh, kedua) menjadi Kepegawaian (contoh, kedua); Petugas p-01 (contoh)',
      'Sari Contoh sari: Roles: from HR (contoh, kedua) to HR (contoh, kedua); Officer p-01 (contoh)',
    ],
    [
      'of a person with another account',
      { before: sari, after: { ...sari, loginChanged: true } },
      'Sari Contoh sari: Akun untuk masuk: diganti',
      'Sari Contoh sari: Account to sign in with: another one',
    ],
    [
      'of a person who is gone',
      { what: 'person.removed', before: { name: 'Sari', roles: [{ role: 'admin', units: ['*'] }] } },
      'Sari sari: Nama: Sari Peran: Admin (semua unit)',
      'Sari sari: Name: Sari Roles: Administrator (all units)',
    ],
    [
      'of a new key',
      {
        what: 'key.made',
        of: 'k2',
        after: {
          keyId: 'k2',
          name: 'Loket 1',
          scopes: ['tickets:write'],
          units: ['contoh'],
          createdAt: '2026-11-21T01:00:00Z',
          expiresAt: '2027-01-01T00:00:00Z',
        },
      },
      'Loket 1 k2: Nama: Loket 1 Boleh: mengirim waktu tiket (loket, sistem antrean) Unit: contoh Berlaku sampai: 1 Januari 2027 pukul 08.00 WITA',
      'Loket 1 k2: Name: Loket 1 May: send times of tickets (counters, queues) Units: contoh Valid until: 1 January 2027 at 08:00 WITA',
    ],
    [
      'of a key that may do several things',
      { what: 'key.made', of: 'k3', after: { name: 'HR', scopes: ['indicators:read', 'comments:read'], units: ['*'] } },
      'HR k3: Nama: HR Boleh: membaca angka; membaca komentar Unit: semua unit',
      'HR k3: Name: HR May: read figures; read comments Units: all units',
    ],
    [
      'of an objection that is decided',
      {
        what: 'objection.upheld',
        of: 'ob-1',
        before: { state: 'open' },
        after: { state: 'upheld', correction: { officerId: 'p-02', outcome: 'unresolved' } },
      },
      'ob-1: Keadaan: dari menunggu putusan menjadi dikabulkan Koreksi: dari kosong menjadi petugas p-02, hasil belum selesai',
      'ob-1: State: from waits for a decision to upheld Correction: from empty to officer p-02, outcome unresolved',
    ],
    [
      'of what is set aside',
      {
        what: 'exclusion.proposed',
        of: 'ex-1',
        after: {
          exclusionId: 'ex-1',
          period: '2026-Q4',
          where: { channel: 'poster', from: '2026-10-01' },
          reason: 'banjir',
          state: 'proposed',
          proposedBy: 'person:sari',
          proposedAt: 5,
        },
      },
      'Triwulan IV 2026 ex-1: Diusulkan: Poster di unit pelayanan; sejak 1 Oktober 2026; alasan: banjir',
      'Quarter IV 2026 ex-1: Proposed: Poster at the office; from 1 October 2026; reason: banjir',
    ],
    [
      'of a plan for an element',
      {
        what: 'follow_up.changed',
        of: '2026-Q4#waktu',
        before: {
          period: '2026-Q4',
          element: 'waktu',
          what: 'Loket baru',
          who: 'Kasi',
          until: '2026-12-31',
          version: 1,
        },
        after: {
          period: '2026-Q4',
          element: 'waktu',
          what: 'Loket baru',
          who: 'Kasi',
          until: '2027-01-31',
          version: 2,
        },
      },
      'Waktu Penyelesaian, Triwulan IV 2026: Tenggat: dari 31 Desember 2026 menjadi 31 Januari 2027',
      'Time taken, Quarter IV 2026: Until: from 31 December 2026 to 31 January 2027',
    ],
    [
      'of a sheet of paper',
      { what: 'paper.typed', of: '2026-Q4#12', after: { period: '2026-Q4', number: 12 } },
      'lembar 12, Triwulan IV 2026:',
      'sheet 12, Quarter IV 2026:',
    ],
    [
      'of figures from before',
      {
        what: 'brought_figure.entered',
        of: '2024',
        after: { period: '2024', n: 1200, elements: { waktu: 3.25 }, source: 'Laporan 2024', enteredAt: 5, version: 1 },
      },
      'Tahun 2024: Jumlah jawaban: 1.200 Nilai unsur: Waktu Penyelesaian 3,25 Sumber: Laporan 2024',
      'Year 2024: Answers: 1,200 Elements: Time taken 3.25 Source: Laporan 2024',
    ],
    [
      'of a word of another version, that there is more and nothing of it',
      { before: { colour: 'merah' }, after: { name: 'Sari', colour: { outside: 'biru', inside: ['a', 'b'] } } },
      'Sari sari: Nama: dari kosong menjadi Sari Ada isian lain yang tidak diperlihatkan di sini.',
      'Sari sari: Name: from empty to Sari There is more, which is not shown here.',
    ],
  ])('%s', (_, entry, id, en) => {
    expect(read(entry, 'id')).toBe(id);
    expect(read(entry, 'en')).toBe(en);
  });

  it('of a unit tells one part of its document after the other, and of a long list how many more', () => {
    const before = aDocument({ name: 'Kantor' });
    const services = [{ id: ektp, name: 'KTP', standard: { measure: 'service', minutes: 20 } }] as const;
    const after = aDocument({ name: 'Kantor Baru', services });
    const of = { what: 'unit.changed', of: 'contoh', before: { ...before }, after: { ...after } } as const;

    expect(read(of)).toContain('Nama: dari Kantor menjadi Kantor Baru');
    expect(read(of)).toContain('standar');
    expect(read({ ...of, after: of.before })).toContain('Tidak ada yang berubah.');
    const officers = Array.from({ length: 50 }, (__, nth) => ({ id: `x-${nth}`, name: `Petugas ${nth}` }));
    expect(read({ ...of, after: { ...before, officers: [...before.officers, ...officers] } })).toContain(
      'dan 30 perubahan lain',
    );
    expect(read({ what: 'unit.made', of: 'contoh', after: { ...before, officers } })).toContain('50 petugas');
  });

  it.each<[step: ExclusionStep['what'], told: string]>([
    ['confirmed', 'Disetujui: Poster di unit pelayanan; alasan: banjir; sesuai berita acara'],
    ['refused', 'Ditolak: Poster di unit pelayanan; alasan: banjir; sesuai berita acara'],
    ['taking_back', 'Diminta ditarik kembali: Poster di unit pelayanan; alasan: banjir; sesuai berita acara'],
    ['kept', 'Tetap berlaku: Poster di unit pelayanan; alasan: banjir; sesuai berita acara'],
    ['taken_back', 'Ditarik kembali: Poster di unit pelayanan; alasan: banjir; sesuai berita acara'],
  ])('of an exclusion that is %s is one line: what happened, its rule and why', (step, told) => {
    const [before, after] = [anExclusion('proposed'), anExclusion('proposed', step)];

    expect(read({ what: `exclusion.${step}`, of: 'ex-1', before, after })).toBe(`Triwulan IV 2026 ex-1: ${told}`);
  });

  it.each(AUDITED)('of %s has no instant, id of a doer or word as a store has it', (what) => {
    const { of = 'contoh', before = null, after = null } = ENTRIES[what];
    const text = read({ what, of, before, after });

    expect(text.replaceAll('.', '')).not.toMatch(/\d{12,}/);
    expect(text).not.toMatch(/person:|[a-z]_[a-z]|[a-z][A-Z]/);
    expect(text).not.toMatch(STATES);
    expect(text).not.toMatch(/tidak diperlihatkan|yang lain/);
  });

  it('is never written as programs write it, whatever it tells of, and be it nothing or anything', () => {
    const odd = [
      null,
      {},
      { name: 7, roles: [{}], where: { x: [{ y: null }] }, elements: { waktu: { n: 3, sum: 9 } } },
    ];
    for (const what of AUDITED) {
      for (const before of odd) {
        for (const after of odd) {
          const text = read({ what, of: 'x', before, after });
          expect(text).not.toMatch(/[{}[\]"]|undefined|null|object/);
        }
      }
    }
  });
});
