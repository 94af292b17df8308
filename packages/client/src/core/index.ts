// The part of the client that needs no files and no Node: with a spool of its own it runs in a browser or a kiosk.
export {
  CounterClient,
  type CounterOptions,
  type Environment,
  type RejectedEvent,
  type Status,
  type Warn,
  type Warning,
} from './counter-client.ts';
export { CODES, type Code, type Language, TeraClientError, messageFor } from './messages.ts';
export type { Batch, Rejection, Spool } from './spool.ts';
export type { NewTicketEvent, Survey, TicketEvent, TicketEventType } from './wire.ts';
