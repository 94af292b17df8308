// Tickets as they stand.
export { type OpenTicketDeps, listOpenTickets, listTickets } from './list-tickets.ts';
