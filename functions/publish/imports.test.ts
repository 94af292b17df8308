// A release and answers that an office has just brought in, on a real engine: it waits until they are counted, and not for ever.
import { parsePeriod } from '@tera/domain';
import { publishRelease } from '@tera/publication';
import { importMarks } from '@tera/store';
import { TABLES, anEngine } from '@tera/testing/engine';
import { at, present } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { anOffice } from '@tera/testing/publishing-office';

const engine = anEngine();
const period = present(parsePeriod('2026-Q4'));
const caller = { keyId: 'k-1', name: 'Kunci uji' };
const marks = () => importMarks(engine.client, TABLES.facts);

describe('a release', () => {
  it('waits for what an office has just brought in, and is made of all of it', async () => {
    const office = await anOffice(engine);
    const path = { unitId: office.unitId };
    const ask = (clock: string) =>
      publishRelease(
        { path, body: { period }, caller },
        office.depsOn(engine.client, () => at(clock)),
      );
    await marks().note(office.unitId, '2026-Q4', 30, at('2027-02-01 09:00'));

    expect(await ask('2027-02-01 09:01')).toMatchObject({ refused: 409, errors: [{ code: 'unsettled' }] });
    await office.answer(20, { channel: 'import', officerId: undefined, serviceId: undefined });
    expect(await ask('2027-02-01 09:01')).toMatchObject({ refused: 409, errors: [{ code: 'unsettled' }] });
    await office.answer(10, { channel: 'assisted', officerId: undefined, serviceId: undefined });

    expect(await ask('2027-02-01 09:02')).toMatchObject({ status: 201 });
    expect(JSON.parse(present((await office.kept())[0]).text)).toMatchObject({ answers: { unit: { answered: 30 } } });
  });

  it('does not wait for ever for what adds nothing', async () => {
    const office = await anOffice(engine);
    const path = { unitId: office.unitId };
    const deps = office.depsOn(engine.client, () => at('2027-02-01 09:06'));
    await office.answer(12);
    await marks().note(office.unitId, '2026-Q4', 3, at('2027-02-01 09:00'));

    expect(await publishRelease({ path, body: { period }, caller }, deps)).toMatchObject({ status: 201 });
  });
});
