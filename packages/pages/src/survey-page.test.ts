// The survey page as the citizen's browser gets it.
import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { ELEMENTS, RESPONDENT } from '@tera/domain';
import { aSurvey, directivesOf, inlinedIn, skeletonOf, tagsOf, textOf, valuesOf } from '@tera/testing/page';
import { describe, expect, it } from 'vitest';
import { KIOSK_SCRIPT, SURVEY_SCRIPT } from './assets.ts';
import { LANGS } from './language.ts';
import { QUESTIONNAIRE_TEXTS } from './questionnaire.ts';
import { surveyPage } from './survey-page.ts';
import { TEXTS } from './texts.ts';

const SERVICES = [
  { id: 'ektp', name: 'KTP elektronik' },
  { id: 'kk', name: 'Kartu keluarga' },
];
/** As many as a large office has, with names as long as in a decree. */
const MANY_SERVICES = Array.from({ length: 100 }, (_, at) => ({
  id: `layanan-${at}`,
  name: `Penerbitan ${['izin', 'akta', 'surat keterangan', 'rekomendasi'][at % 4]} ${['usaha', 'kelahiran', 'domisili', 'penelitian', 'bangunan'][at % 5]} nomor ${at * 7919}`,
}));

const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(2)'>'; DROP TABLE facts; -- </textarea>\${1}`;

describe('the survey page', () => {
  it.each(LANGS)('says in its language (%s) whose service is rated', (lang) => {
    const { html, status } = surveyPage(aSurvey({ lang }));

    expect(status).toBe(200);
    expect(html).toContain(`<html lang="${lang}"`);
    expect(textOf(html)).toContain('KTP elektronik · Loket 2');
    expect(html).toContain(`<title>${TEXTS[lang].survey} – Dinas Contoh</title>`);
  });

  it('asks the nine questions in the order of the official form, in its words', () => {
    const { html } = surveyPage(aSurvey());

    const asked = valuesOf('id', html).filter((id) => /^q-[a-z]+$/.test(id));
    expect(asked).toEqual([
      'q-persyaratan',
      'q-prosedur',
      'q-waktu',
      'q-biaya',
      'q-produk',
      'q-kompetensi',
      'q-perilaku',
      'q-sarana',
      'q-pengaduan',
    ]);
    expect(textOf(html)).toContain(
      '9 dari 9 . Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan? Tidak ada Ada tetapi tidak berfungsi Berfungsi kurang maksimal Dikelola dengan baik Lewati',
    );
  });

  it('gives each question four scores and a way out, and chooses none of them', () => {
    const { html } = surveyPage(aSurvey());
    const radios = tagsOf(html).filter((tag) => tag.includes('type="radio"'));

    for (const element of ELEMENTS) {
      const ours = radios.filter((tag) => tag.includes(`name="q.${element}"`)).join('');
      expect(valuesOf('value', ours)).toEqual(['1', '2', '3', '4', '']);
    }
    expect(radios.filter((tag) => tag.includes('checked'))).toEqual([]);
  });

  it('offers every respondent attribute with a way not to answer, after the questions and the comment', () => {
    const names = valuesOf('name', surveyPage(aSurvey()).html);

    expect(names.slice(-5)).toEqual(['comment', 'who.sex', 'who.age', 'who.education', 'who.work']);
    expect(valuesOf('value', surveyPage(aSurvey()).html)).toEqual(
      expect.arrayContaining(Object.values(RESPONDENT).flat()),
    );
  });

  it('asks for the service where several could be meant, with a way out, and chooses none of them', () => {
    const { html } = surveyPage(aSurvey({ service: undefined, services: SERVICES }));
    const [, asked = ''] = /<select id="service" name="serviceId"[^>]*>(.*?)<\/select>/s.exec(html) ?? [];

    expect(valuesOf('value', asked)).toEqual(['', 'ektp', 'kk']);
    expect(textOf(asked)).toContain('Tidak tahu / lainnya KTP elektronik Kartu keluarga');
    expect(asked).not.toContain('selected');
    expect(valuesOf('for', html)).toContain('service');
  });

  it.each([[undefined], [[]], [SERVICES.slice(0, 1)]])(
    'asks for no service where there is nothing to choose: %j',
    (few) => {
      expect(valuesOf('name', surveyPage(aSurvey({ services: few })).html)).not.toContain('serviceId');
    },
  );

  it('says in a sentence what it is', () => {
    for (const lang of LANGS) {
      expect(surveyPage(aSurvey({ lang })).html).toContain(
        `<meta name="description" content="${TEXTS[lang].description}"`,
      );
    }
  });

  it('promises no time that it takes', () => {
    for (const lang of LANGS) expect(textOf(surveyPage(aSurvey({ lang })).html)).not.toMatch(/menit|minute/);
  });

  it('promises, warns and names the place for complaints', () => {
    const text = textOf(surveyPage(aSurvey()).html);

    expect(text).toContain('Jawaban Anda tidak menampilkan nama Anda. Petugas hanya melihat hasil gabungan.');
    expect(text).toContain('Jangan serahkan ponsel Anda kepada petugas.');
    expect(text).toContain('Jangan tulis nama, NIK, atau nomor telepon.');
    expect(text).toContain('paling banyak 1.000 karakter');
    expect(surveyPage(aSurvey()).html).toContain('href="https://www.lapor.go.id/" rel="noreferrer"');
  });

  it("says the unit's own purpose, retention and contact where it has them", () => {
    const text = textOf(surveyPage(aSurvey({ privacy: { contact: 'Bagian Organisasi' } })).html);

    expect(text).toContain('Kontak Bagian Organisasi');
    expect(text).toContain('paling lambat 850 hari setelah diterima, termasuk dari salinan cadangan');
  });

  it('carries along what the server needs to know the answer again', () => {
    const { html } = surveyPage(aSurvey());

    expect(html).toContain('name="responseId" value="response-1"');
    expect(html).toContain('name="startedAt" value="2026-11-21T02:00:00.000Z"');
    expect(html).toContain('action="/s/t~1~contoh~ektp~p-0007~A-2026-000123~l2k3j4~aGVsbG8gd29ybGQgaGVsbG8"');
  });

  it.each(LANGS)('labels every control and uses no id twice (%s)', (lang) => {
    const { html } = surveyPage(
      aSurvey({
        lang,
        services: SERVICES,
        problem: { kind: 'invalid', errors: everyPath().map((path) => ({ path })) },
      }),
    );
    const ids = valuesOf('id', html);

    expect(ids).toHaveLength(new Set(ids).size);
    for (const referred of [
      ...valuesOf('for', html),
      ...valuesOf('aria-describedby', html).flatMap((v) => v.split(' ')),
    ]) {
      expect(ids).toContain(referred);
    }
    const fields = tagsOf(html).filter((tag) => /^<(?:select|textarea)/.test(tag));
    for (const field of fields) expect(valuesOf('for', html)).toContain(valuesOf('id', field)[0]);
    expect(html.match(/<fieldset/g)).toHaveLength(10);
    expect(html.match(/<legend>/g)).toHaveLength(10);
    expect(html.match(/<label>\s*<input\s+type="radio"/g)).toHaveLength(45);
  });
});

describe('a form that comes back', () => {
  const answered = new URLSearchParams({
    'q.waktu': '3',
    'q.biaya': '',
    serviceId: 'kk',
    'who.work': 'petani',
    comment: '\nTerima kasih\n  banyak',
  });

  it('keeps every answer as it was given', () => {
    const { html } = surveyPage(
      aSurvey({ answered, services: SERVICES, problem: { kind: 'invalid', errors: [{ path: 'comment' }] } }),
    );
    const checked = tagsOf(html).filter((tag) => /\schecked/.test(tag));

    expect(checked.map((tag) => valuesOf('id', tag)[0])).toEqual(['q-waktu-3', 'q-biaya-0']);
    expect(html).toMatch(/<option value="petani" selected/);
    expect(html).toMatch(/<option value="kk" selected/);
    expect(html).toContain('>\n\nTerima kasih\n  banyak</textarea>');
  });

  it('names each mistake once in a summary that leads to its field', () => {
    const errors = [
      { path: 'answers.waktu' },
      { path: 'answers.waktu' },
      { path: 'comment' },
      { path: 'respondent.age' },
    ];

    const { html, status } = surveyPage(aSurvey({ problem: { kind: 'invalid', errors } }));

    expect(status).toBe(422);
    expect(html).toContain('<title>Galat: ');
    expect(valuesOf('href', html).filter((href) => href.startsWith('#'))).toEqual([
      '#q-waktu-1',
      '#comment',
      '#who-age',
    ]);
    expect(textOf(html)).toContain('Waktu Penyelesaian: Pilih salah satu jawaban yang tersedia, atau Lewati.');
  });

  it.each(everyPath())('has a field for the mistake at %s', (path) => {
    const { html } = surveyPage(aSurvey({ services: SERVICES, problem: { kind: 'invalid', errors: [{ path }] } }));
    const target = valuesOf('href', html).find((href) => href.startsWith('#'));

    expect(valuesOf('id', html)).toContain(target?.slice(1));
  });

  it('says that a form cannot be read where no field is to blame', () => {
    const { html } = surveyPage(aSurvey({ problem: { kind: 'invalid', errors: [{ path: 'startedAt' }] } }));

    expect(textOf(html)).toContain('Formulir ini tidak dapat dibaca.');
  });

  it.each([
    ['too-many', 429],
    ['unavailable', 503],
  ] as const)('is shown again with its answers when the service is %s', (kind, expected) => {
    const { html, status, headers } = surveyPage(aSurvey({ answered, problem: { kind, retryAfterSeconds: 5 } }));

    expect(status).toBe(expected);
    expect(headers['retry-after']).toBe('5');
    expect(textOf(html)).toContain('Isian Anda masih ada di halaman ini');
    expect(html).toMatch(/id="q-waktu-3"[^>]*\schecked/);
  });

  it('hides the summary of a form without an answer until the script needs it', () => {
    const { html } = surveyPage(aSurvey());

    expect(tagsOf(html).find((tag) => tag.includes('id="summary"'))).toMatch(/\shidden/);
    expect(textOf(html)).toContain('Jawablah sekurang-kurangnya satu pertanyaan.');
  });
});

describe('texts from outside', () => {
  it.each(['<script>alert(1)</script>', HOSTILE, '&lt;b&gt;', '" autofocus onfocus="alert(1)'])(
    'stay texts in every place: %s',
    (text) => {
      expect(skeletonOf(everywhere(text))).toEqual(skeletonOf(everywhere('x')));
    },
  );

  it('come back readable', () => {
    const answered = new URLSearchParams({ comment: HOSTILE });

    expect(textOf(surveyPage(aSurvey({ unit: HOSTILE, answered })).html).split('DROP TABLE facts')).toHaveLength(3);
  });

  it('cannot turn the form to another place', () => {
    for (const path of valuesOf(
      '(?:action|href|data-thanks)',
      surveyPage(aSurvey({ link: '//evil.example/?a=#b' })).html,
    )) {
      expect(path).toMatch(/^(?:\/s\/%2F%2Fevil\.example%2F%3Fa%3D%23b|https:\/\/www\.lapor\.go\.id\/$|#|data:)/);
    }
  });
});

describe('a kiosk', () => {
  const kiosk = surveyPage(aSurvey({ kiosk: true })).html;

  it('has a script and a worker of its own, and a phone has neither', () => {
    const [ofKiosk, ofPhone] = [true, false].map((atKiosk) => {
      const { html, headers } = surveyPage(aSurvey({ kiosk: atKiosk }));
      return { script: inlinedIn(html, 'script'), policy: directivesOf(headers['content-security-policy']) };
    });

    expect(ofKiosk?.script).toBe(KIOSK_SCRIPT);
    expect(ofKiosk?.policy.get('worker-src')).toBe("'self'");
    expect(ofKiosk?.policy.get('trusted-types')).toBe('kiosk-worker');
    expect(ofPhone?.script).toBe(SURVEY_SCRIPT);
    expect(ofPhone?.script).not.toContain('serviceWorker');
    expect(ofPhone?.policy.has('worker-src')).toBe(false);
  });

  it('does not let the browser fill in what the last citizen wrote', () => {
    expect(tagsOf(kiosk).find((tag) => tag.startsWith('<form'))).toContain('autocomplete="off"');
  });

  it('leads nowhere but to itself', () => {
    const away = valuesOf('href', kiosk).filter((href) => href.startsWith('http'));

    expect(away).toEqual([]);
    expect(textOf(kiosk)).toContain('www.lapor.go.id');
    expect(valuesOf('href', kiosk)).toContain(`${valuesOf('action', kiosk)[0]}?lang=en`);
  });

  it('starts over in no language of the last citizen', () => {
    expect(valuesOf('data-start', surveyPage(aSurvey({ kiosk: true, lang: 'en' })).html)[0]).toMatch(/^\/s\/[^?]+$/);
  });
});

describe('what the browser may do with the page', () => {
  const pages = LANGS.flatMap((lang) => [false, true].map((kiosk) => surveyPage(aSurvey({ lang, kiosk }))));

  it('runs the inlined bytes and nothing else', () => {
    for (const { html, headers } of pages) {
      const policy = directivesOf(headers['content-security-policy']);
      expect(policy.get('default-src')).toBe("'none'");
      expect(policy.get('style-src')).toBe(hashOf(inlinedIn(html, 'style')));
      expect(policy.get('script-src')).toBe(hashOf(inlinedIn(html, 'script')));
      expect(policy.get('connect-src')).toBe("'self'");
      expect(policy.get('form-action')).toBe("'self'");
      expect(policy.get('frame-ancestors')).toBe("'none'");
      expect(policy.get('base-uri')).toBe("'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
    }
  });

  it('tells nobody the address, and keeps no copy', () => {
    for (const { headers } of pages) {
      expect(headers).toMatchObject({
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
      });
    }
  });

  it('asks no one for a file, and has no style or handler that the policy would kill', () => {
    for (const { html } of pages) {
      expect(valuesOf('src', html)).toEqual([]);
      expect(
        tagsOf(html)
          .filter((tag) => tag.startsWith('<link'))
          .map((tag) => valuesOf('href', tag)[0]?.slice(0, 5)),
      ).toEqual(['data:']);
      expect(inlinedIn(html, 'style')).not.toMatch(/url\(|@import/);
      expect(tagsOf(html).filter((tag) => /\s(?:style|on\w+)=/.test(tag))).toEqual([]);
    }
  });
});

describe('the size of it', () => {
  const long = 'x'.repeat(40);
  const heavy = LANGS.flatMap((lang) =>
    [false, true].map((kiosk) =>
      surveyPage(
        aSurvey({
          lang,
          kiosk,
          link: `t~1~${long}~${long}~${long}~${long}~l2k3j4~aGVsbG8gd29ybGQgaGVsbG8`,
          unit: 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Kabupaten Contoh Raya Selatan',
          services: MANY_SERVICES,
          problem: { kind: 'invalid', errors: everyPath().map((path) => ({ path })) },
        }),
      ),
    ),
  );

  it('is 10 KB compressed at most, with everything that it needs', () => {
    for (const { html } of heavy) {
      expect(gzipSync(html).length).toBeLessThanOrEqual(10 * 1024);
      expect(brotliCompressSync(html).length).toBeLessThanOrEqual(10 * 1024);
    }
  });

  it('has a script under 3 KB', () => {
    expect(Buffer.byteLength(SURVEY_SCRIPT)).toBeLessThan(3 * 1024);
  });
});

/** A page with the text in every place that takes one. */
function everywhere(value: string): string {
  return surveyPage(
    aSurvey({
      link: value,
      unit: value,
      service: value,
      services: [
        { id: value, name: value },
        { id: `${value}.`, name: value },
      ],
      counter: value,
      responseId: value,
      startedAt: value,
      privacy: { purpose: value, retention: value, contact: value },
      answered: new URLSearchParams({ comment: value, 'q.waktu': value, 'who.sex': value, website: value }),
      problem: { kind: 'invalid', errors: [{ path: value }, { path: `answers.${value}` }] },
    }),
  ).html;
}

/** Every path that the contract of an answer can blame. */
function everyPath(): string[] {
  return [
    'answers',
    'serviceId',
    ...QUESTIONNAIRE_TEXTS['skm-2017.2'].order.map((element) => `answers.${element}`),
    'comment',
    ...Object.keys(RESPONDENT).map((attribute) => `respondent.${attribute}`),
  ];
}

function hashOf(text: string | undefined): string {
  return `'sha256-${createHash('sha256')
    .update(text ?? '')
    .digest('base64')}'`;
}
