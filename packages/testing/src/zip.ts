// What is in an archive, and the texts of the markup in it, for whoever reads a workbook or a Word file back.
import { inflateRawSync } from 'node:zlib';

/** Each file of an archive by its name, as its central directory has it (APPNOTE 4.3.12). */
export function filesOfZip(archive: Uint8Array): ReadonlyMap<string, string> {
  const bytes = Buffer.from(archive);
  const files = new Map<string, string>();
  for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 4)) {
    const [method, size, offset] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    ];
    const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    const content = bytes.subarray(start, start + size);
    const name = bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28)).toString('utf8');
    files.set(name, (method === 0 ? content : inflateRawSync(content)).toString('utf8'));
  }
  return files;
}

/** With what was escaped read. */
export function unescapedText(text: string): string {
  const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text
    .replaceAll(/&#(x?)([\da-f]+);/gi, (_, hex: string, code: string) =>
      String.fromCodePoint(Number.parseInt(code, hex === '' ? 10 : 16)),
    )
    .replaceAll(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => characters[name] ?? whole);
}
