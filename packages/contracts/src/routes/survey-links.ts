// The links and posters that lead to a survey.
import { TicketIdSchema, UnitIdSchema } from '../ids.ts';
import { KiosksSchema, PaperFormQuerySchema, PostersQuerySchema } from '../posters.ts';
import { TicketLinkSchema } from '../ticket-event.ts';
import { route } from './route.ts';

export const getTicketLink = route({
  call: 'GET /v1/units/{unitId}/tickets/{ticketId}/link',
  name: 'getTicketLink',
  function: 'survey-links',
  summary: "A completed ticket's survey link, made anew for 30 days from its completion",
  description:
    'For the key that pushed the completion, one that made it or that it made, and one of the same name: so a counter whose key was replaced goes on. An answer through it is flagged `remade`.',
  allowed: { scope: 'tickets:write', unit: 'unitId', officer: 'by the work' },
  path: { unitId: UnitIdSchema, ticketId: TicketIdSchema },
  answers: { 200: { is: 'The link', schema: TicketLinkSchema } },
  refusals: [
    '403 other_officer',
    '403 other_counter',
    '404 unknown_unit',
    '404 unknown_ticket',
    '409 not_completed',
    '410 survey_over',
    '410 unit_closed',
  ],
});

export const getPosters = route({
  call: 'GET /v1/units/{unitId}/posters',
  name: 'getPosters',
  function: 'survey-links',
  summary: 'Posters to print, one for the unit and one for each counter',
  allowed: { scope: 'registry:read', unit: 'unitId', officer: 'refused' },
  path: { unitId: UnitIdSchema },
  query: PostersQuerySchema,
  answers: { 200: { is: 'One sheet a poster', page: true } },
  refusals: ['404 unknown_unit', '410 unit_closed'],
});

export const getKiosks = route({
  call: 'GET /v1/units/{unitId}/kiosks',
  name: 'getKiosks',
  function: 'survey-links',
  summary: 'Addresses for the tablets of a unit, one for the unit and one for each counter',
  description:
    'What comes through them is told apart as `kiosk`. They are for a tablet of the office, and not to be printed.',
  allowed: { scope: 'registry:read', unit: 'unitId', officer: 'refused' },
  path: { unitId: UnitIdSchema },
  answers: { 200: { is: 'The addresses', schema: KiosksSchema } },
  refusals: ['404 unknown_unit', '410 unit_closed'],
});

export const getPaperForm = route({
  call: 'GET /v1/units/{unitId}/survey-form',
  name: 'getPaperForm',
  function: 'survey-links',
  summary: 'The official form to print, for answers on paper',
  allowed: { scope: 'registry:read', unit: 'unitId', officer: 'refused' },
  path: { unitId: UnitIdSchema },
  query: PaperFormQuerySchema,
  answers: { 200: { is: 'One sheet of A4', page: true } },
  refusals: ['404 unknown_unit', '410 unit_closed', '422 unknown_service'],
});
