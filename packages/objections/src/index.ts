// Contesting a ticket behind a figure, and deciding that: the work of the API, which the console asks too.
export { type DecideDeps, decideObjection, decideOpenObjection } from './decide-objection.ts';
export { type FileDeps, fileObjection, objectionId } from './file-objection.ts';
export { type ObjectionsDeps, factObjections, listObjections } from './read-objections.ts';
export { type StoredTicketDeps, storedTicket } from './stored-ticket.ts';
