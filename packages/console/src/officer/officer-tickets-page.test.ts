import { periodOf } from '@tera/domain';
import { describe, expect, it } from 'vitest';
import type { EvidenceAnswer } from '../answers.ts';
import { type OfficerTicketsInput, officerTicketsPage } from './officer-tickets-page.ts';

const evidence: EvidenceAnswer = {
  unitId: 'contoh',
  period: '2026-Q3',
  from: '',
  to: '',
  timeZone: 'Asia/Jakarta',
  generatedAt: '',
  methodVersion: '2026.5',
  officerId: 'ani',
  indicator: 'service.p50',
  figure: { service: { n: 102, seconds: 118_535 } },
  complete: true,
  sum: { service: { n: 1, seconds: 3581 } },
  facts: [
    {
      factId: 'A-001',
      kind: 'ticket',
      contested: true,
      day: '2026-07-02',
      serviceId: 'ektp',
      events: [
        { type: 'issued', occurredAt: '2026-07-01T09:30:00.000Z', serviceId: 'ektp' },
        {
          type: 'started',
          occurredAt: '2026-07-02T00:47:18.000Z',
          officerId: 'budi',
          counterId: 'loket-1',
          accurate: false,
          keyId: 'ee97',
        },
      ],
      added: { service: { n: 1, seconds: 3581 } },
    },
  ],
  next: 'lanjut',
};

function shown(changes: Partial<OfficerTicketsInput> = {}): string {
  return officerTicketsPage({
    lang: 'id',
    viewer: { name: 'Sari', formToken: 't', formId: 'f', administers: false, mayIn: () => true },
    at: '/console/units/contoh/officers/ani/tickets',
    unit: { id: 'contoh', name: 'Kantor Contoh', timeZone: 'Asia/Jakarta' },
    officer: { id: 'ani', name: 'Ani' },
    period: periodOf('2026-09-30', 'quarter'),
    today: '2026-11-29',
    isOwn: false,
    evidence,
    value: 987,
    isFirstPage: true,
    objecting: undefined,
    names: {
      officer: (id) => (id === 'budi' ? 'Budi' : id),
      service: () => 'KTP elektronik',
      counter: () => 'Loket satu',
    },
    ...changes,
  }).html.replaceAll(/\s+/g, ' ');
}

describe('the tickets behind a figure', () => {
  it('have the figure, the whole of it and what this page adds', () => {
    expect(shown()).toContain('Angka ini: <b>16 menit 30 detik</b>');
    expect(shown()).toContain('102 kali, 32 jam 56 menit<small>118.535 detik</small>');
    expect(shown()).toContain('3.581 detik');
  });

  it('have each event in the clock of the unit, by name, with the key that sent it', () => {
    expect(shown()).toMatch(/07\.47\.18<\/td> <td class="words">mulai dilayani/);
    expect(shown()).toContain('1 Juli 2026, 16.30.00');
    expect(shown()).toContain('<td class="words">Budi</td>');
    expect(shown()).toContain('dikirim oleh kunci ee97');
    expect(shown()).toContain('waktu diketik kemudian');
    expect(shown()).toContain('Waktu (WIB)');
  });

  it('say which of them are contested', () => {
    expect(shown()).toContain('<b>sedang disanggah</b>');
  });

  it('go on by the cursor, and say when some may be forgotten', () => {
    expect(shown()).toContain('indicator=service.p50&amp;cursor=lanjut');
    expect(shown({ evidence: { ...evidence, complete: false, next: null } })).toContain('masa simpan');
    expect(shown({ evidence: { ...evidence, next: null } })).not.toContain('cursor=');
  });

  it('are looked for by their number, in this figure and period, and without sums that would be of others', () => {
    const found = shown({ search: 'A-0' });

    expect(found).toContain('name="ticket" value="A-0"');
    expect(found).toContain('name="indicator" value="service.p50"');
    expect(found).toContain('ticket=A-0&amp;cursor=lanjut');
    expect(found).not.toContain('Di halaman ini');
    const none = { ...evidence, facts: [] };
    expect(shown({ search: 'A-0', evidence: none })).toContain('lanjutkan ke halaman berikutnya');
    expect(shown({ search: 'A-0', evidence: { ...none, next: null } })).toContain(
      'Tidak ada tiket yang nomornya memuat “A-0”.',
    );
  });

  it('of the unit itself have the figures that are nobody’s', () => {
    const page = shown({ officer: undefined, evidence: { ...evidence, officerId: null } });

    expect(page).toContain('/officers/-/tickets?period=2026-Q3&amp;indicator=wait.p50');
    expect(page).not.toContain('/evaluation');
  });
});
