// Whether and how a figure was published, in words: the same as the server's other formats say, in English.
import type { SatisfactionStatusSchema } from '@tera/contracts';
import type * as z from 'zod';

interface Publication {
  readonly status: z.infer<typeof SatisfactionStatusSchema>;
  readonly why?: 'few' | 'protects' | undefined;
  readonly due?: string | null | undefined;
  readonly publishedAs?: string | undefined;
  readonly asOf?: string | undefined;
  readonly releases?: readonly { readonly reason?: string | undefined; readonly replacement?: string | undefined }[];
  readonly brought?: { readonly source: string } | undefined;
}

/** `published on 2027-01-15`, `within 2026-Q4`, `provisional: fewer than 30 answers`. */
export function statusText({
  status,
  why,
  due,
  publishedAs = '',
  asOf = '',
  brought,
  releases = [],
}: Publication): string {
  switch (status) {
    case 'awaiting':
      return dueText(due);
    case 'within':
      return `published within ${publishedAs}, and not by itself`;
    case 'none':
      return 'nobody answered';
    case 'never':
      return 'not shown by officer and service';
    case 'suppressed':
      return why === undefined ? withdrawnText(releases) : WHY[why];
    case 'running':
      return `running, as of ${asOf}; ${dueText(due)}`;
    case 'brought':
      return `brought from ${brought?.source ?? 'an old report'}`;
    case 'provisional':
      return 'provisional: fewer than 30 answers';
    case 'reliable':
      return 'reliable: 30 answers or more';
  }
}

function withdrawnText(releases: NonNullable<Publication['releases']>): string {
  const withdrawn = releases.filter(({ replacement }) => replacement === 'withdrawn');
  return ['withdrawn', ...new Set(withdrawn.flatMap(({ reason }) => reason ?? []))].join(': ');
}

const WHY = { few: 'fewer than 10 answers', protects: 'not shown, for the sake of other small groups' } as const;

function dueText(due: string | null | undefined): string {
  return due === undefined || due === null ? 'not published by the office yet' : `to be published on ${due}`;
}
