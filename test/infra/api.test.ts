// The door as its callers see it: which route is answered by which function, how much gets in, and what is written
// down about it.

import { describe, expect, it } from 'vitest';
import { systemOf } from './templates.ts';

const prod = systemOf('prod');

describe('the API', () => {
  it('answers each route with its function, and every other path too', () => {
    const answeredBy = (target: unknown) =>
      prod.resources.get(String(target).replace('integrations/', ''))?.Properties['IntegrationUri'];
    const routes = [...prod.ofType('AWS::ApiGatewayV2::Route').values()].map(({ Properties }) => [
      Properties['RouteKey'],
      answeredBy(Properties['Target']),
    ]);

    expect(Object.fromEntries(routes)).toEqual({
      'POST /v1/units/{unitId}/ticket-events': 'IntakeAcceptTicketEventsFunction.Arn',
      'POST /v1/units/{unitId}/webhooks/qminder': 'IntakeAcceptQminderFunction.Arn',
      'POST /v1/responses': 'IntakeAcceptResponseFunction.Arn',
      'POST /s/{link}': 'IntakeAcceptResponseFunction.Arn',
      'GET /s/{link}': 'SurveySurveyPageFunction.Arn',
      'GET /s/{link}/thanks': 'SurveySurveyPageFunction.Arn',
      'GET /s/{link}/qr.svg': 'SurveySurveyPageFunction.Arn',
      'GET /v1/units/{unitId}/tickets/{ticketId}/link': 'SurveySurveyLinksFunction.Arn',
      'GET /v1/units/{unitId}/posters': 'SurveySurveyLinksFunction.Arn',
      'GET /v1/units/{unitId}/indicators': 'ReportingReadIndicatorsFunction.Arn',
      'GET /v1/units/{unitId}/officers/{officerId}/indicators': 'ReportingReadIndicatorsFunction.Arn',
      'GET /v1/units/{unitId}/skm': 'ReportingReadIndicatorsFunction.Arn',
      'GET /v1/skm': 'ReportingReadIndicatorsFunction.Arn',
      'GET /v1/indicator-catalogue': 'ReportingReadIndicatorsFunction.Arn',
      'GET /v1/units/{unitId}/officers/{officerId}/evidence': 'EvidenceReadEvidenceFunction.Arn',
      'POST /v1/units/{unitId}/facts/{factId}/objections': 'ObjectionsHearObjectionsFunction.Arn',
      'GET /v1/units/{unitId}/facts/{factId}/objections': 'ObjectionsHearObjectionsFunction.Arn',
      'POST /v1/units/{unitId}/facts/{factId}/objections/{objectionId}/decision':
        'ObjectionsHearObjectionsFunction.Arn',
      'POST /v1/units/{unitId}/facts/{factId}/decision': 'ObjectionsHearObjectionsFunction.Arn',
      'GET /v1/units/{unitId}/objections': 'ObjectionsHearObjectionsFunction.Arn',
      'POST /v1/units/{unitId}/snapshots': 'SnapshotsKeepSnapshotsFunction.Arn',
      'GET /v1/units/{unitId}/snapshots': 'SnapshotsKeepSnapshotsFunction.Arn',
      'GET /v1/units/{unitId}/snapshots/{snapshotId}': 'SnapshotsKeepSnapshotsFunction.Arn',
      'GET /v1/units/{unitId}/snapshots/{snapshotId}/changes': 'SnapshotsKeepSnapshotsFunction.Arn',
      'POST /v1/units/{unitId}/rebuild': 'RebuildRebuildCellsFunction.Arn',
      'GET /v1/units/{unitId}': 'RegistryManageRegistryFunction.Arn',
      'PUT /v1/units/{unitId}': 'RegistryManageRegistryFunction.Arn',
      'GET /v1/units/{unitId}/counter-setup': 'RegistryManageRegistryFunction.Arn',
      'GET /v1/keys': 'RegistryManageRegistryFunction.Arn',
      'POST /v1/keys': 'RegistryManageRegistryFunction.Arn',
      'DELETE /v1/keys/{keyId}': 'RegistryManageRegistryFunction.Arn',
      'GET /counter': 'CounterCounterPageFunction.Arn',
      'GET /counter/sw.js': 'CounterCounterPageFunction.Arn',
      'GET /counter/manifest.webmanifest': 'CounterCounterPageFunction.Arn',
      'GET /counter/icon.svg': 'CounterCounterPageFunction.Arn',
      'GET /counter/icon-maskable.svg': 'CounterCounterPageFunction.Arn',
      'GET /v1/health': 'ApiDescribeApiFunction.Arn',
      'GET /v1/openapi.json': 'ApiDescribeApiFunction.Arn',
      $default: 'ApiDescribeApiFunction.Arn',
    });
  });

  it('speaks payload format 2.0 only', () => {
    const formats = [...prod.ofType('AWS::ApiGatewayV2::Integration').values()].map(
      ({ Properties }) => Properties['PayloadFormatVersion'],
    );

    expect(formats).toHaveLength(13);
    expect(new Set(formats)).toEqual(new Set(['2.0']));
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
