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
  it('has the names that the public knows, and whom to ask about privacy', () => {
    expect(surveySubject(document, { serviceId: ektp, counterId: loket })).toEqual({
      unit: 'Kantor Contoh',
      service: 'KTP elektronik',
      counter: 'Loket 1',
      questionnaire: 'skm-2017.2',
      privacy: { contact: 'ppid@contoh.example' },
    });
  });

  it('leaves out what it is not about, and what the registry no longer has', () => {
    const gone = { serviceId: 'lama' as ServiceId, counterId: 'loket-9' as CounterId };

    for (const about of [{}, gone]) {
      expect(surveySubject(document, about)).toMatchObject({
        unit: 'Kantor Contoh',
        service: undefined,
        counter: undefined,
      });
    }
  });
});
