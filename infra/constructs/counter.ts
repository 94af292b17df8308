// The browser counter. Its function hands out one page to anyone and may read nothing: what the page does, it does with
// the counter's own key at the doors that every counter uses.

import { Construct } from 'constructs';
import type { Api } from './api.ts';
import { type House, ServiceFunction } from './service-function.ts';

interface CounterProps extends House {
  readonly api: Api;
}

export class BrowserCounter extends Construct {
  constructor(scope: Construct, id: string, { api, ...house }: CounterProps) {
    super(scope, id);

    const counterPage = new ServiceFunction(this, 'CounterPage', {
      ...house,
      name: 'counter-page',
      whenThisFails:
        'Browser counters cannot be opened for the first time or renewed; those that were open go on working.',
      memory: 256,
    });
    api.route(counterPage);
  }
}
