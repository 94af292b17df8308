// Files in one ZIP archive, which is what an XLSX file is. Only what that takes: names in ASCII, fewer than 65,536 files,
// less than 4 GB.

import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipFile {
  readonly name: string;
  readonly content: string;
}

/** The same files give the same bytes: every file carries the earliest time that the format can say. */
export function zipOf(files: readonly ZipFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const path = Buffer.from(name, 'ascii');
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const about = aboutOf(bytes, packed, path);
    const head = Buffer.concat([LOCAL, about, path]);
    directory.push(Buffer.concat([CENTRAL, about, centralOf(offset), path]));
    parts.push(head, packed);
    offset += head.length + packed.length;
  }
  const entries = Buffer.concat(directory);
  return Buffer.concat([...parts, entries, endOf(files.length, entries.length, offset)]);
}

// APPNOTE 4.3.7 and 4.3.12; version 2.0 is what deflating needs.
const LOCAL = Buffer.from([0x50, 0x4b, 3, 4, 20, 0]);
const CENTRAL = Buffer.from([0x50, 0x4b, 1, 2, 20, 0, 20, 0]);
const DEFLATED = 8;
/** 1 January 1980, as MS-DOS wrote it. */
const EARLIEST_DATE = 0x21;

/** What the local header and the directory say alike, from the flags to the length of the extra field. */
function aboutOf(bytes: Buffer, packed: Buffer, path: Buffer): Buffer {
  const about = Buffer.alloc(24);
  about.writeUInt16LE(DEFLATED, 2);
  about.writeUInt16LE(EARLIEST_DATE, 6);
  about.writeUInt32LE(crc32(bytes), 8);
  about.writeUInt32LE(packed.length, 12);
  about.writeUInt32LE(bytes.length, 16);
  about.writeUInt16LE(path.length, 20);
  return about;
}

function centralOf(offset: number): Buffer {
  const more = Buffer.alloc(14);
  more.writeUInt32LE(offset, 10);
  return more;
}

function endOf(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
