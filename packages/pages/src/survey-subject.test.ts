// What the page says it is about comes from the registry as it is now, and from nowhere else.
import type { CounterId, ServiceId } from '@tera/domain';
import { aDocument } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { surveySubject } from './survey-subject.ts';

const [ektp, loket] = ['ektp' as ServiceId, 'loket-1' as CounterId];
const document = aDocument({
  questionnaire: 'skm-2017.2',
  contact: 'ppid@contoh.example',
  services: [{ id: 'ektp', name: 'KTP elektronik' }],
});

describe('the subject of a survey', () => {
  const shared = { unit: 'Kantor Contoh', questionnaire: 'skm-2017.2', privacy: { contact: 'ppid@contoh.example' } };

  it('of a ticket has the name of its service that the public knows, and whom to ask about privacy', () => {
    expect(surveySubject(document, { serviceId: ektp })).toEqual({ ...shared, service: 'KTP elektronik' });
  });

  it('of a poster has the name of its counter, and the services to choose from', () => {
    expect(surveySubject(document, { counterId: loket })).toEqual({
      ...shared,
      counter: 'Loket 1',
      services: [{ id: 'ektp', name: 'KTP elektronik' }],
    });
  });

  it.each([
    { serviceId: undefined },
    { serviceId: 'lama' as ServiceId },
    { counterId: undefined },
    { counterId: 'loket-9' as CounterId },
  ])('leaves out what it is not about, and what the registry no longer has: %j', (about) => {
    const subject = surveySubject(document, about);

    expect([subject.unit, subject.service, subject.counter]).toEqual(['Kantor Contoh', undefined, undefined]);
  });
});
