// A written document as a file to be kept.
import type { WrittenDocument } from '@tera/exports';
import { WORD_TYPE, wordOf } from '@tera/exports/word';
import type { ReplyFile } from '@tera/http';

export async function wordFile(written: WrittenDocument, name: string): Promise<ReplyFile> {
  return {
    type: WORD_TYPE,
    content: await wordOf(written),
    headers: { 'content-disposition': `attachment; filename="${name.replaceAll(/[^\w.-]/g, '-')}.docx"` },
  };
}
