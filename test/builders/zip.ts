/** Zip files with parts added, as programs and attackers make them. */
import yauzl from 'yauzl';
import yazl from 'yazl';

/** What is in a zip, by name. */
export async function partsOf(bytes: Buffer): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  await new Promise<void>((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error !== null) {
        reject(error);
        return;
      }
      zip.on('entry', (entry: yauzl.Entry) =>
        zip.openReadStream(entry, async (failed, stream) => {
          if (failed !== null) {
            reject(failed);
            return;
          }
          const chunks: Buffer[] = [];
          for await (const chunk of stream) chunks.push(chunk as Buffer);
          parts.set(entry.fileName, Buffer.concat(chunks));
          zip.readEntry();
        }),
      );
      zip.on('end', () => resolve());
      zip.readEntry();
    });
  });
  return parts;
}

/** The zip with its parts changed by `edit`. */
export async function withParts(bytes: Buffer, edit: (parts: Map<string, Buffer>) => void): Promise<Buffer> {
  const parts = await partsOf(bytes);
  edit(parts);
  const zip = new yazl.ZipFile();
  for (const [name, content] of parts) zip.addBuffer(content, name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
