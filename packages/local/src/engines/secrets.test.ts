// Secrets as the functions get them, through the real client.

import {
  GetSecretValueCommand,
  ListSecretsCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SecretSpec } from '../template.ts';
import { localCredentials } from './endpoints.ts';
import { startSecrets, withMissingSecrets } from './secrets.ts';

function aSecret(generate: Record<string, unknown>, name = 'seal'): SecretSpec {
  return {
    name,
    arn: `arn:aws:secretsmanager:ap-southeast-3:000000000000:secret:${name}-local0`,
    value: undefined,
    generate,
  };
}

describe('a secret', () => {
  it('is generated as the template asks', () => {
    const secrets = [
      aSecret({
        SecretStringTemplate: '{"signWith":"1"}',
        GenerateStringKey: '1',
        PasswordLength: 64,
        ExcludePunctuation: true,
      }),
      aSecret(
        { ExcludeLowercase: true, ExcludeUppercase: true, ExcludePunctuation: true, ExcludeCharacters: '01' },
        'digits',
      ),
      aSecret({}, 'any'),
    ];

    const values = withMissingSecrets({}, secrets);

    expect(JSON.parse(values['seal'] ?? '')).toEqual({ signWith: '1', 1: expect.stringMatching(/^[A-Za-z0-9]{64}$/) });
    expect(values['digits']).toMatch(/^[2-9]{32}$/);
    expect(values['any']).toHaveLength(32);
    for (const kind of [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z0-9]/]) expect(values['any']).toMatch(kind);
  });

  it('stays what it is once it is there', () => {
    const secrets = [aSecret({}), aSecret({}, 'new')];

    const values = withMissingSecrets({ seal: 'as before', gone: 'kept too' }, secrets);

    expect(values).toEqual({ seal: 'as before', gone: 'kept too', new: expect.any(String) });
  });

  it('is given to the real client by its ARN', async () => {
    const secret = aSecret({});
    const engine = await startSecrets([secret], { seal: 'very secret' }, localCredentials.accessKeyId);
    const { endpoint } = engine;
    const client = new SecretsManagerClient({ endpoint, region: 'ap-southeast-3', credentials: localCredentials });
    onTestFinished(() => {
      client.destroy();
      return engine.stop();
    });

    const found = await client.send(new GetSecretValueCommand({ SecretId: secret.arn }));
    const unknown = client.send(new GetSecretValueCommand({ SecretId: 'another' }));

    expect(found).toMatchObject({ ARN: secret.arn, Name: 'seal', SecretString: 'very secret' });
    await expect(unknown).rejects.toThrow(ResourceNotFoundException);
    await expect(client.send(new ListSecretsCommand({}))).rejects.toThrow('GetSecretValue only');
  });
});
