// A local day in what is stored as JSON. Of any year: the door has not always refused those of which nothing is told.
import { lazily } from '@tera/contracts';
import { isLocalDay } from '@tera/domain';
import * as z from 'zod';

export const dayText = lazily(() => z.string().refine(isLocalDay));
