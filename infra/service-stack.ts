// Everything that can be thrown away and deployed again: the API and the functions behind it, one construct for each
// capability. What it reads and writes comes from the data stack.

import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { Aggregation } from './constructs/aggregation.ts';
import { Api } from './constructs/api.ts';
import { Charges } from './constructs/charges.ts';
import { Console, type SignIn } from './constructs/console.ts';
import { Comments } from './constructs/comments.ts';
import { BrowserCounter } from './constructs/counter.ts';
import { Evidence } from './constructs/evidence.ts';
import { Intake } from './constructs/intake.ts';
import { Objections } from './constructs/objections.ts';
import { PublicPages } from './constructs/public-pages.ts';
import { ReleasePublishing } from './constructs/publication.ts';
import { Rebuild } from './constructs/rebuild.ts';
import { Registry } from './constructs/registry.ts';
import { FigureReading } from './constructs/reporting.ts';
import { Schedules } from './constructs/schedules.ts';
import { Snapshots } from './constructs/snapshots.ts';
import { Survey } from './constructs/survey.ts';
import { TicketLists } from './constructs/tickets.ts';
import type { DataStack } from './data-stack.ts';
import type { Stage } from './stages.ts';

interface ServiceStackProps extends StackProps {
  readonly stage: Stage;
  readonly signIn: SignIn;
  readonly data: DataStack;
}

export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, { stage, signIn, data, ...props }: ServiceStackProps) {
    super(scope, id, { description: `Tera (${stage.name}): API and functions`, ...props });

    const { tables, factsQueue, chargesQueue, alarmTopic } = data;
    const { linkSecret, responseSecret, presenceSecret, qminderSecret, cursorSecret, sessionSecret } = data;
    const house = { stage, alarmTopic };

    const api = new Api(this, 'Api', house);
    const schedules = new Schedules(this, 'Schedules', house);
    new Intake(this, 'Intake', {
      ...house,
      api,
      tables,
      factsQueue,
      chargesQueue,
      linkSecret,
      responseSecret,
      presenceSecret,
      qminderSecret,
      sessionSecret,
    });
    new Survey(this, 'Survey', { ...house, api, tables, linkSecret, presenceSecret });
    new BrowserCounter(this, 'Counter', { ...house, api });
    new Aggregation(this, 'Aggregation', { ...house, tables, factsQueue });
    new Charges(this, 'Charges', { ...house, schedules, tables, factsQueue, chargesQueue, responseSecret });
    new TicketLists(this, 'Tickets', { ...house, api, tables, cursorSecret });
    new FigureReading(this, 'Reporting', { ...house, api, tables });
    new Evidence(this, 'Evidence', { ...house, api, tables, cursorSecret });
    new Objections(this, 'Objections', { ...house, api, schedules, tables, factsQueue, cursorSecret });
    new ReleasePublishing(this, 'Publication', { ...house, api, schedules, tables });
    new Comments(this, 'Comments', { ...house, api, schedules, tables, cursorSecret });
    new Snapshots(this, 'Snapshots', { ...house, api, tables, cursorSecret });
    new Rebuild(this, 'Rebuild', { ...house, api, tables, chargesQueue, cursorSecret });
    new Registry(this, 'Registry', { ...house, api, tables, cursorSecret });

    new PublicPages(this, 'PublicPages', { ...house, api, tables });

    const { oidcSecret, userPool } = data;
    new Console(this, 'Console', {
      ...house,
      api,
      tables,
      sessionSecret,
      linkSecret,
      oidcSecret,
      cursorSecret,
      factsQueue,
      signIn,
      userPool,
    });

    new CfnOutput(this, 'ApiUrl', { value: api.url });
  }
}
