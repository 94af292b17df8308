/** What is asked of the API for a CSV that the Excel of an Indonesian office opens as a table. */
export const CSV_OF_OFFICE = { format: 'csv', numbers: 'indonesian', bom: 'true', header: 'titles' } as const;
