// The registry document of a unit as a page, and as the file that is changed and brought back.
import { FILE_COLUMNS, FILE_COLUMN_NAMES, type FileColumn } from '@tera/administration/registry-file';
import { registryPage, registryPath, standardText } from '@tera/console';
import { type RegistryDocument, localDayOf } from '@tera/domain';
import { XLSX_TYPE, csvOf, printedDay, xlsxOf, type Table } from '@tera/exports';
import type { PageReply } from '@tera/http';
import { misasked, notShown, mayAnywhere } from '@tera/in-person';
import { pageAsked } from './administration-home.ts';
import { type AdministrationView, readUnit } from './registry-view.ts';

const OFFICERS_ON_A_PAGE = 200;

/** `GET /console/administration/units/{unitId}?q=&page=&saved=` */
export async function showRegistry(view: AdministrationView): Promise<PageReply> {
  const { lang, viewer, at, query, works } = view;
  const { unitId, document, version } = await readUnit(view);
  const unit = await works.unit(unitId);
  const today = localDayOf(view.now, document.timeZone);
  const search = (query('q') ?? '').slice(0, 100);
  const wanted = search.toLowerCase();
  const found = document.officers.filter(({ id, name, nip = '' }) =>
    `${id} ${name} ${nip}`.toLowerCase().includes(wanted),
  );
  const page = pageAsked(query('page'), found.length, OFFICERS_ON_A_PAGE);
  const to = (nth: number | undefined) =>
    nth === undefined
      ? undefined
      : `${registryPath(unitId)}?${new URLSearchParams({ ...(search !== '' && { q: search }), page: String(nth) }).toString()}#officers`;
  const standardToday = document.services.flatMap(({ id, standard }) => {
    const held = unit?.standardOn(id, today);
    const isOther = standard?.validFrom !== undefined && standard.validFrom > today;
    return isOther && held !== undefined ? [[id, standardText(held, lang)] as const] : [];
  });
  const later = unit?.calendar.plan.changes.findLast(({ from }) => from > today);
  const saved = Number(query('saved') ?? 0);
  return {
    page: registryPage({
      lang,
      viewer,
      at,
      unitId,
      document,
      mayChange: view.access(unitId).may('registry:write'),
      officers: found.slice(page.from, page.from + OFFICERS_ON_A_PAGE),
      officersFound: found.length,
      search,
      pages: { before: to(page.before), after: to(page.after) },
      standardToday: new Map(standardToday),
      publishesLater: later && FROM[lang](printedDay(later.from, lang)),
      saved: Number.isInteger(saved) && saved >= 1 && saved <= version ? { asVersion: saved, version } : undefined,
    }),
  };
}

const FROM = {
  id: (day: string) => `berlaku mulai ${day}`,
  en: (day: string) => `valid from ${day}`,
} as const;

/** `GET /console/administration/units/{unitId}/file?format=xlsx|csv` */
export async function registryFile(view: AdministrationView): Promise<PageReply> {
  const { unitId, document } = await readUnit(view);
  return tableFile(linesOf(unitId, document), unitId, view);
}

/** `GET /console/administration/import/template?format=xlsx|csv`: with two lines as an example. */
export function registryTemplate(view: AdministrationView): PageReply {
  if (!mayAnywhere(view.person, 'registry:write')) return notShown(404, []);
  return tableFile(EXAMPLE, { id: 'contoh-unit-dan-petugas', en: 'example-units-and-officers' }[view.lang], view);
}

type Line = Readonly<Partial<Record<FileColumn, string | number>>>;

const EXAMPLE: readonly Line[] = [
  {
    unit: 'kelurahan-contoh',
    unitName: 'Kelurahan Contoh',
    zone: 'WIB',
    officerName: 'Adi Contoh',
    nip: '199001012015011001',
    active: 'ya',
    serviceName: 'Surat Keterangan',
    minutes: 15,
    counterName: 'Loket 1',
  },
  { officerName: 'Budi Contoh', nip: '199002022015011002', active: 'ya', counterName: 'Loket 2' },
];

const ZONES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** Side by side: an officer, a service and a counter a line. */
function linesOf(unitId: string, { name, timeZone, contact, officers, services, counters }: RegistryDocument): Line[] {
  const longest = Math.max(1, officers.length, services.length, counters.length);
  return Array.from({ length: longest }, (_, index): Line => {
    const [officer, service, counter] = [officers[index], services[index], counters[index]];
    return {
      unit: unitId,
      ...(index === 0 && {
        unitName: name,
        zone: ZONES[timeZone] ?? timeZone,
        ...(contact !== undefined && { contact }),
      }),
      ...(officer !== undefined && {
        officer: officer.id,
        officerName: officer.name,
        ...(officer.nip !== undefined && { nip: officer.nip }),
        active: officer.active === false ? 'tidak' : 'ya',
      }),
      ...(service !== undefined && {
        service: service.id,
        serviceName: service.name,
        ...(service.standard !== undefined && { minutes: service.standard.minutes }),
      }),
      ...(counter !== undefined && { counter: counter.id, counterName: counter.name }),
    };
  });
}

function tableFile(lines: readonly Line[], name: string, { lang, query }: AdministrationView): PageReply {
  const format = query('format');
  if (format !== 'xlsx' && format !== 'csv') return misasked('format');
  const table: Table = {
    id: 'units',
    title: { id: 'Unit dan petugas', en: 'Units and officers' },
    columns: FILE_COLUMN_NAMES.map((column) => ({
      id: column,
      title: FILE_COLUMNS[column],
      type: column === 'minutes' ? 'decimal' : 'text',
    })),
    rows: lines.map((line) => FILE_COLUMN_NAMES.map((column) => line[column] ?? null)),
  };
  const isBook = format === 'xlsx';
  return {
    file: {
      type: isBook ? XLSX_TYPE : 'text/csv; charset=utf-8',
      content: isBook
        ? xlsxOf([table], { language: lang })
        : csvOf(table, { numbers: 'indonesian', bom: true, header: lang, language: lang }),
      headers: {
        'content-disposition': `attachment; filename="${name}.${format}"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    },
  };
}
