import * as z from 'zod';

export const Settings = z.object({ INDICATORS_TABLE: z.string().min(1), REGISTRY_TABLE: z.string().min(1) });
