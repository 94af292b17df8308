// What a program for a PC needs: the client with its folder, and everything of the core.
export * from './core/index.ts';
export { type FileSpool, openFileSpool } from './files/file-spool.ts';
export type { Resent } from './files/rejected-file.ts';
export { TeraClient, type TeraClientOptions } from './tera-client.ts';
