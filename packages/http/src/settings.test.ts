// A function that is deployed without its settings says which, at once.
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readSettings } from './settings.ts';

const Settings = z.object({ TABLE: z.string().min(1), QUEUE_URL: z.url() });

describe('settings', () => {
  it('are what the schema names, and nothing else of the environment', () => {
    const settings = readSettings(Settings, { TABLE: 't', QUEUE_URL: 'http://127.0.0.1:1/q', PATH: '/bin' });

    expect(settings).toEqual({ TABLE: 't', QUEUE_URL: 'http://127.0.0.1:1/q' });
  });

  it('that are missing or wrong are all named', () => {
    expect(() => readSettings(Settings, { TABLE: '', QUEUE_URL: 'q' })).toThrow(/TABLE[^]*QUEUE_URL/);
  });
});
