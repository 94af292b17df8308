// What is published of every unit, for anybody. This file only composes.
import * as routes from '@tera/contracts/routes';
import { observer, onPage, readSettings, serve } from '@tera/http';
import {
  broughtReader,
  dynamoClient,
  followUpReader,
  indicatorStore,
  publicUnitReader,
  registryStore,
  releaseReader,
} from '@tera/store';
import { publicPages, sorryPublic } from './public-pages.ts';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const dynamo = dynamoClient();
const deps = { ...observer(), now: Date.now };
const pages = publicPages({
  registry: registryStore(dynamo, settings.REGISTRY_TABLE),
  publicUnits: publicUnitReader(dynamo, settings.REGISTRY_TABLE),
  releases: releaseReader(dynamo, settings.REGISTRY_TABLE),
  followUps: followUpReader(dynamo, settings.REGISTRY_TABLE),
  brought: broughtReader(dynamo, settings.REGISTRY_TABLE),
  indicators: indicatorStore(dynamo, settings.INDICATORS_TABLE),
  publicUrl: settings.PUBLIC_URL,
  now: Date.now,
});

export const handler = serve('public-page', deps, [
  onPage(routes.publicFront, pages.front, sorryPublic),
  onPage(routes.publicUnitPage, pages.unit, sorryPublic),
  onPage(routes.publicPoster, pages.poster, sorryPublic),
  onPage(routes.waitingRoomScreen, pages.screen, sorryPublic),
]);
