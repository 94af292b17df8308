// The door as its callers see it: which route is answered by which function, how much gets in, and what is written
// down about it.

import { ROUTES, gatewayCallsOf } from '@tera/contracts';
import { describe, expect, it } from 'vitest';
import { systemOf } from './templates.ts';

const prod = systemOf('prod');

describe('the API', () => {
  it('answers each route with its function, and every other path too', () => {
    const nameOf = (target: unknown) => {
      const integration = prod.resources.get(String(target).replace('integrations/', ''));
      const called = String(integration?.Properties['IntegrationUri']).replace('.Arn', '');
      return prod.resources.get(called)?.Metadata?.['tera:entry'];
    };
    const answered = [...prod.ofType('AWS::ApiGatewayV2::Route').values()].map(({ Properties }) => [
      Properties['RouteKey'],
      nameOf(Properties['Target']),
    ]);
    const wanted = ROUTES.flatMap((route) =>
      gatewayCallsOf(route).map((call) => [call, `functions/${route.function}/index.ts`]),
    );

    expect(Object.fromEntries(answered)).toEqual(
      Object.fromEntries([...wanted, ['$default', 'functions/describe-api/index.ts']]),
    );
  });

  it('knows HEAD wherever it knows GET', () => {
    const keys = [...prod.ofType('AWS::ApiGatewayV2::Route').values()].map(({ Properties }) => Properties['RouteKey']);
    const gets = keys.filter((key) => String(key).startsWith('GET '));

    expect(gets.length).toBeGreaterThan(20);
    expect(keys).toEqual(expect.arrayContaining(gets.map((key) => String(key).replace('GET ', 'HEAD '))));
  });

  it('speaks payload format 2.0 only', () => {
    const formats = [...prod.ofType('AWS::ApiGatewayV2::Integration').values()].map(
      ({ Properties }) => Properties['PayloadFormatVersion'],
    );

    expect(formats).toHaveLength(new Set(ROUTES.map((route) => route.function)).size);
    expect(new Set(formats)).toEqual(new Set(['2.0']));
  });

  it('leaves room for routes to come in a stack of at most 500 resources', () => {
    const permissions = prod.ofType('AWS::Lambda::Permission');

    expect(permissions.size).toBe(prod.ofType('AWS::ApiGatewayV2::Integration').size);
  });

  it('has neither CORS nor an authorizer: pages come from the same origin, keys are checked in the functions', () => {
    const [api] = prod.ofType('AWS::ApiGatewayV2::Api').values();

    expect(api?.Properties).toEqual({ Name: 'tera-prod', ProtocolType: 'HTTP' });
    expect(prod.ofType('AWS::ApiGatewayV2::Authorizer').size).toBe(0);
  });

  it.each([
    ['dev', { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 }],
    ['prod', { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 }],
  ] as const)('lets so many requests in, in %s', (stage, limits) => {
    const [opened] = systemOf(stage).ofType('AWS::ApiGatewayV2::Stage').values();

    expect(opened?.Properties).toMatchObject({ StageName: '$default', AutoDeploy: true, DefaultRouteSettings: limits });
  });
});

describe('the access log', () => {
  const [stage] = prod.ofType('AWS::ApiGatewayV2::Stage').values();
  const settings = stage?.Properties['AccessLogSettings'] as { DestinationArn: string; Format: string };

  it('is JSON, one object a line, and kept as long as the other logs', () => {
    expect(JSON.parse(settings.Format)).toMatchObject({ requestId: '$context.requestId', status: '$context.status' });
    expect(prod.resources.get(settings.DestinationArn.replace('.Arn', ''))?.Properties['RetentionInDays']).toBe(90);
  });

  it('does not know who called, with what, or for which link', () => {
    expect(settings.Format).not.toMatch(
      /identity|sourceIp|userAgent|authorizer|\.path|rawPath|queryString|domainName/i,
    );
  });
});
