// Objecting to a ticket, deciding it, and reading who did what when.
import * as z from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { TicketIdSchema, UnitIdSchema } from '../ids.ts';
import {
  FactObjectionsSchema,
  NewDecisionSchema,
  NewObjectionSchema,
  ObjectionIdSchema,
  ObjectionSchema,
  ObjectionsQuerySchema,
  ObjectionsSchema,
} from '../objection.ts';
import { body, json, refusals, unitPath, withKey } from './parts.ts';

const factPath = { path: z.object({ unitId: UnitIdSchema, factId: TicketIdSchema }) };
const objectionPath = {
  path: z.object({ unitId: UnitIdSchema, factId: TicketIdSchema, objectionId: ObjectionIdSchema }),
};

const decide = {
  ...withKey('registry:write'),
  requestBody: body(NewDecisionSchema),
  responses: {
    '200': json(ObjectionSchema, 'The objection as it is decided'),
    ...refusals('401', '403', '404', '409', '413', '415', '422', '503'),
  },
};

export const OBJECTION_PATHS: ZodOpenApiPathsObject = {
  '/v1/units/{unitId}/facts/{factId}/objections': {
    post: {
      operationId: 'fileObjection',
      summary: 'Object to a ticket; it counts on, and is shown apart, until it is decided',
      ...withKey('indicators:read'),
      requestParams: factPath,
      requestBody: body(NewObjectionSchema),
      responses: {
        '200': json(ObjectionSchema, 'The same objection as before: it was sent again'),
        '201': json(ObjectionSchema, 'The objection'),
        ...refusals('401', '403', '404', '409', '413', '415', '422', '503'),
      },
    },
    get: {
      operationId: 'getFactObjections',
      summary: 'The objections to a ticket, oldest first',
      ...withKey('indicators:read'),
      requestParams: factPath,
      responses: {
        '200': json(FactObjectionsSchema, 'The objections; none where nobody objected'),
        ...refusals('401', '403', '404', '422'),
      },
    },
  },
  '/v1/units/{unitId}/facts/{factId}/objections/{objectionId}/decision': {
    post: {
      operationId: 'decideObjection',
      summary: 'Uphold or refuse an objection, once',
      requestParams: objectionPath,
      ...decide,
    },
  },
  '/v1/units/{unitId}/facts/{factId}/decision': {
    post: {
      operationId: 'decideOpenObjection',
      summary: 'Uphold or refuse the one open objection to a ticket',
      requestParams: factPath,
      ...decide,
    },
  },
  '/v1/units/{unitId}/objections': {
    get: {
      operationId: 'listObjections',
      summary: 'The objections in a unit, oldest first',
      ...withKey('indicators:read'),
      requestParams: { ...unitPath, query: ObjectionsQuerySchema },
      responses: {
        '200': json(ObjectionsSchema, 'A page of them'),
        ...refusals('401', '403', '404', '422'),
      },
    },
  },
};
