// The languages in which people are spoken to, and in which they answer.
export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
