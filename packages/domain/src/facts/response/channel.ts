// How an answer came: by the link of a ticket, by a poster that anybody may scan, by a kiosk, typed by a clerk, or brought
// along from paper and other systems. Each is always reported apart.

export const CHANNELS = ['ticket', 'poster', 'kiosk', 'assisted', 'import'] as const;
export type Channel = (typeof CHANNELS)[number];
