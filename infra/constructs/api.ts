// The one door: an HTTP API to which each capability adds its routes. Who calls is found out in the functions, where
// every refusal is a problem document; and nothing here writes down an address or a path (UU 27/2022; paths hold links).

import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib/core';
import {
  CfnStage,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { type FunctionName, ROUTES, gatewayCallsOf } from '@tera/contracts';
import { Construct } from 'constructs';
import { raiseAlarm } from './alarm.ts';
import { ownMetric } from './metric.ts';
import { type House, ServiceFunction } from './service-function.ts';

export class Api extends Construct {
  /** Without a slash at the end; also what the links that citizens get start with. */
  readonly url: string;
  private readonly api: HttpApi;

  constructor(scope: Construct, id: string, house: House) {
    super(scope, id);

    this.api = new HttpApi(this, 'Http', {
      apiName: `tera-${house.stage.name}`,
      createDefaultStage: false,
    });
    this.url = this.api.apiEndpoint;
    Validations.of(this.api).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'Keys are checked in each function, so that refusals are problem documents and a revoked key ends within seconds.',
    });
    this.openStage(house);
    this.describeItself(house);
    this.watch(house);
  }

  /** Lets `answerer` answer its routes, and whatever else is named, as payload format 2.0. */
  route(answerer: ServiceFunction, ...others: readonly HttpRouteKey[]): void {
    const integration = new HttpLambdaIntegration(`To${answerer.node.id}`, answerer.lambda, {
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
      // One permission for a function and not one for each of its routes: a stack has at most 500 resources.
      scopePermissionToRoute: false,
    });
    for (const routeKey of [...routeKeysOf(answerer.name), ...others]) {
      new HttpRoute(this.api, routeKey.key, { httpApi: this.api, routeKey, integration });
    }
  }

  private openStage({ stage }: House): void {
    const log = new LogGroup(this, 'AccessLog', {
      retention: stage.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new CfnStage(this, 'Stage', {
      apiId: this.api.apiId,
      stageName: '$default',
      autoDeploy: true,
      accessLogSettings: { destinationArn: log.logGroupArn, format: JSON.stringify(accessLogLine) },
      defaultRouteSettings: {
        throttlingRateLimit: stage.throttle.requestsPerSecond,
        throttlingBurstLimit: stage.throttle.burst,
      },
    });
  }

  private watch({ stage, alarmTopic }: House): void {
    raiseAlarm(this, 'ServerErrorsAlarm', {
      metric: this.api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      atLeast: 5,
      whenThisFails: 'Counters, citizens or HR get errors that are not their own; counters send again by themselves.',
      runbook: 'the-api-answers-5xx',
      alarmTopic,
    });
    // A counter whose key was refused asks again every quarter of an hour: one that nobody looks after makes four an hour.
    raiseAlarm(this, 'KeysRefusedAlarm', {
      metric: ownMetric('Refused', { Status: '401' }, Duration.hours(1), stage),
      atLeast: 4,
      whenThisFails: 'Somebody tries keys, or a counter goes on with one that has ended and its times do not come in.',
      runbook: 'keys-are-refused',
      alarmTopic,
    });
    raiseAlarm(this, 'KeysReachTooFarAlarm', {
      metric: ownMetric('Refused', { Status: '403' }, Duration.hours(1), stage),
      atLeast: 4,
      whenThisFails: 'A counter has the key of another unit or of other rights, or somebody tries what is not theirs.',
      runbook: 'keys-reach-too-far',
      alarmTopic,
    });
    raiseAlarm(this, 'TurnedAwayAlarm', {
      metric: ownMetric('Refused', { Status: '429' }, Duration.minutes(5), stage),
      atLeast: 10,
      whenThisFails: 'Citizens are turned away at a poster or a link that sends more answers than people could give.',
      runbook: 'callers-are-turned-away',
      alarmTopic,
    });
  }

  /** What no route knows, and what one knows by another method, it answers as well: the gateway's own words are no document. */
  private describeItself(house: House): void {
    const describe = new ServiceFunction(this, 'DescribeApi', {
      ...house,
      name: 'describe-api',
      whenThisFails: 'Nothing is lost, but health checks, the API description and answers to unknown routes fail.',
      memory: 256,
    });
    this.route(describe, HttpRouteKey.DEFAULT);
  }
}

function routeKeysOf(name: FunctionName): HttpRouteKey[] {
  return ROUTES.filter((route) => route.function === name)
    .flatMap(gatewayCallsOf)
    .map((call) => {
      const [method = '', path = ''] = call.split(' ');
      return HttpRouteKey.with(path, METHODS[method as keyof typeof METHODS]);
    });
}

const METHODS = {
  GET: HttpMethod.GET,
  HEAD: HttpMethod.HEAD,
  POST: HttpMethod.POST,
  PUT: HttpMethod.PUT,
  DELETE: HttpMethod.DELETE,
};

/**
 * The route and not the path, because a path holds link tokens and unit ids; never the caller's address or browser.
 * See "$context variables" for HTTP APIs in the API Gateway guide.
 */
const accessLogLine = {
  requestId: '$context.requestId',
  // The function's log has, under either of both, the key that called.
  functionRequestId: '$context.integration.requestId',
  time: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  responseBytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  functionMilliseconds: '$context.integrationLatency',
  gatewayError: '$context.error.responseType',
  functionError: '$context.integrationErrorMessage',
};
