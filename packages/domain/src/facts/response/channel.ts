// How an answer came: by the link of a ticket, by a poster that anybody may scan, by a kiosk, typed by a clerk from paper, or
// taken over from another system. Each is always reported apart.

export const CHANNELS = ['ticket', 'poster', 'kiosk', 'assisted', 'import'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What an office brings in, of an earlier day. */
export const BROUGHT_IN: ReadonlySet<Channel> = new Set(['assisted', 'import']);
