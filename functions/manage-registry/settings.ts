import * as z from 'zod';

export const Settings = z.object({ REGISTRY_TABLE: z.string().min(1) });
