// The frame of a page that anybody opens: it may be listed, and be kept for a minute by whoever passes it on.
import { isTrialUnit } from '@tera/domain';
import type { Page } from '@tera/pages';
import { type FrameParts, frame } from '../frame.ts';

/** It depends on the language that was chosen on a page before. */
export const PUBLIC_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'public, max-age=60',
  vary: 'accept-language, cookie',
  'x-robots-tag': 'all',
};

export function publicFrame(parts: Omit<FrameParts, 'viewer' | 'headers'>): Page {
  const isListed = !isTrialUnit(/^\/u\/([^/?]+)/.exec(parts.at ?? '')?.[1] ?? '');
  return frame({ ...parts, headers: isListed ? PUBLIC_HEADERS : { ...PUBLIC_HEADERS, 'x-robots-tag': 'noindex' } });
}
