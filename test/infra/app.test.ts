// The app as a whole: which stages there are, where they go, and that what must stay does not depend on what may go.

import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../infra/stages.ts';
import { teraApp } from '../../infra/tera-app.ts';

describe('the app', () => {
  it('keeps data and service in two stacks, the data first', () => {
    const [data, service] = teraApp({ stage: 'dev', bundling: false }).synth().stacks;

    expect([data?.stackName, service?.stackName]).toEqual(['tera-dev-data', 'tera-dev-service']);
    expect(data?.dependencies.map(({ id }) => id)).not.toContain('tera-dev-service');
    expect(service?.dependencies.map(({ id }) => id)).toContain('tera-dev-data');
  });

  it('fits any account as long as none is named', () => {
    const { stacks } = teraApp({ stage: 'prod', bundling: false }).synth();

    expect(stacks.map(({ environment }) => environment.name)).toEqual(
      stacks.map(() => 'aws://unknown-account/unknown-region'),
    );
  });

  it('goes to Jakarta unless another region is named', () => {
    expect(regions({})).toEqual(['ap-southeast-3', 'ap-southeast-3']);
    expect(regions({ region: 'ap-southeast-1' })).toEqual(['ap-southeast-1', 'ap-southeast-1']);
  });

  it('refuses a stage that does not exist', () => {
    expect(() => stageNamed('production')).toThrow('There is no stage "production"');
  });
});

function regions(named: { readonly region?: string }): readonly string[] {
  return teraApp({ stage: 'prod', bundling: false, account: '111122223333', ...named })
    .synth()
    .stacks.map(({ environment }) => environment.region);
}
