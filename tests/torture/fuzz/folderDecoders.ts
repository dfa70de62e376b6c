import * as z from 'zod';
import { BackupError, openArchive, readRecord } from '#backup';
import { HostError } from '#host';
import { encodeFrame, JournalError, packEntry, scanFrames } from '#journal';
import { decodeHeads, encodeHeads, encodeStreamHeads, encodeVaultFile, readVaultFile } from '#mirror';
import {
  CborError,
  decodeCanonical,
  encodeCanonical,
  equalBytes,
  fromHex,
  randomBytes,
  sha256,
  toHex,
  utf8,
} from '#vault';
import { archiveSink } from '../../../shared/backup/archive.ts';
import { openContents, readManifest, sealManifest } from '../../../shared/backup/manifest.ts';
import { certificateFrame, chunkFrame, draftFrame, entryFrame } from '../../../shared/backup/records.ts';
import * as records from '../../../shared/mirror/records.ts';
import { MemoryFolder } from '../../fixtures/memoryFolder.ts';
import { type Decoder, refusedOr, sealedBytes } from './decoder.ts';
import { writtenEntries } from './journalDecoders.ts';
import { mutate, mutateValue } from './mutate.ts';

const VAULT = 'ab'.repeat(16);
const JOURNAL = 'cd'.repeat(32);
const WRITER = 'ef'.repeat(32);
const DRAFT = { journal: JOURNAL, document: 'd1', session: 's1', counter: 3, sealed: randomBytes(90) };

function heads(): Decoder {
  const key = randomBytes(32);
  const extent = { count: 9, newest: new Map([[WRITER, { seq: 8, id: JOURNAL }]]) };
  const streams = [
    { stream: `journals/${JOURNAL}`, next: 3, segments: [{ number: 1, size: 900 }], extent },
    { stream: 'certificates', next: 2, segments: [{ number: 1, size: 77 }], extent: null },
  ].map(encodeStreamHeads);
  const files = [encodeHeads(VAULT, 4, streams, key), encodeHeads(VAULT, 5, streams.slice(1), key)];
  return sealedBytes('heads of a copy', files, [JournalError], bytes => decodeHeads(bytes, VAULT, key));
}

/** Payloads inside good frames; what they hold is sealed or signed and checked by whoever opens it. */
async function copyRecords(): Promise<Decoder> {
  const payloads = [
    ...(await writtenEntries()).map(packEntry),
    records.certificateRecord({ writer: WRITER, bytes: randomBytes(200) }),
    records.draftRecord({ type: 'put', row: DRAFT }),
    records.draftRecord({ type: 'drop', key: [JOURNAL, 'd1', 's1', 3] }),
    records.fileRecord({ name: 'vault.header', bytes: randomBytes(300) }),
    records.chunkRecord({ index: 2, bytes: randomBytes(120) }),
  ].map(parts => (parts instanceof Uint8Array ? parts : new Uint8Array(Buffer.concat(parts))));
  const readers: readonly ((payload: Uint8Array) => unknown)[] = [
    payload => records.readEntryRecord(JOURNAL, payload),
    records.readCertificateRecord,
    records.readDraftRecord,
    records.readFileRecord,
    records.readChunkRecord,
  ];
  return {
    name: 'records of a copy',
    attempt: random => {
      const payload = mutate(random.pick(payloads), random, random.pick(payloads));
      return refusedOr(
        () => random.pick(readers)(payload),
        [JournalError],
        () => 'harmless',
      );
    },
  };
}

async function vaultFile(): Promise<Decoder> {
  const files = [
    { name: 'vault.header', bytes: randomBytes(400) },
    { name: 'vault.keyring', bytes: randomBytes(900) },
  ];
  const good = await encodeVaultFile(VAULT, files);
  return {
    name: 'vault file of a copy',
    attempt: async random => {
      const port = new MemoryFolder();
      await port.replace('vault', mutate(good, random, good));
      return refusedOr(
        () => readVaultFile(port, ''),
        [JournalError, HostError],
        value => {
          const read = value as NonNullable<Awaited<ReturnType<typeof readVaultFile>>>;
          const isOurs = read.files.every(({ name, bytes }) =>
            files.some(each => each.name === name && equalBytes(each.bytes, bytes)),
          );
          return isOurs && (read.vaultId === null || read.vaultId === VAULT) ? 'harmless' : 'believed';
        },
      );
    },
  };
}

const RUN = '20261126t080000000-efefefef-0a1b';

async function manifests(): Promise<Decoder[]> {
  const key = randomBytes(32);
  const position: [number, number] = [1, 0];
  const extent = { from: position, to: [1, 900] as [number, number] };
  const id = fromHex(JOURNAL);
  const fields = {
    vaultId: fromHex(VAULT),
    run: RUN,
    at: 1_795_680_000_000,
    chain: RUN,
    number: 0,
    previous: null,
    totals: { entries: 9, blobs: 1, bytes: 4_000 },
    header: randomBytes(300),
    keyring: randomBytes(500),
  };
  const sealed = await sealManifest(key, fields, {
    registry: id,
    writer: fromHex(WRITER),
    generation: 4,
    volumes: [{ name: 'entries-000001', size: 900, sha256: randomBytes(32) }],
    certificates: { writers: [fromHex(WRITER)], ...extent },
    journals: [
      {
        id,
        kind: 'case',
        since: 0,
        ...extent,
        sum: randomBytes(32),
        writers: [{ writer: fromHex(WRITER), count: 9, seq: 8, id, sum: randomBytes(32) }],
      },
    ],
    drafts: { count: 0, from: position, to: position },
    blobs: [{ id: randomBytes(16), chunks: 1, ...extent }],
    lost: [],
  });
  const good = readManifest(sealed.manifest);
  const decoded = z.record(z.string(), z.unknown()).parse(decodeCanonical(sealed.manifest, 1024 * 1024));
  return [
    sealedBytes('backup manifest', [sealed.manifest], [BackupError], bytes => readManifest(bytes)),
    sealedBytes('backup contents', [sealed.contents], [BackupError], bytes => openContents(key, good, bytes)),
    {
      name: 'backup manifest, sum forged',
      attempt: random =>
        refusedOr(
          async () => {
            const { sum: _old, ...altered } = Object(mutateValue(decoded, random)) as Record<string, unknown>;
            const sum = sha256(utf8('minhchung/backup-manifest-sum/v1\0'), encodeCanonical(altered));
            const manifest = readManifest(encodeCanonical({ ...altered, sum }));
            await openContents(key, manifest, sealed.contents);
            return manifest;
          },
          [BackupError, CborError] /* what cannot be encoded at all is no file */,
          value => (equalBytes((value as typeof good).context, good.context) ? 'harmless' : 'believed'),
        ),
    },
  ];
}

async function volumes(): Promise<Decoder> {
  const packed = (await writtenEntries()).map(packEntry);
  const frames = [
    ...(await Promise.all(packed.map(each => entryFrame(JOURNAL, each)))),
    await chunkFrame('0a'.repeat(16), 2, randomBytes(150)),
    certificateFrame(randomBytes(120)),
    await draftFrame(DRAFT),
  ];
  const payloads = frames.flatMap(frame =>
    [...scanFrames(frame)].flatMap(scan => (scan.type === 'record' ? [scan.payload.slice()] : [])),
  );
  const volume = new Uint8Array(Buffer.concat(frames));
  return {
    name: 'backup volume',
    attempt: async random => {
      for (const scan of scanFrames(mutate(volume, random, volume)))
        if (scan.type === 'record' && !payloads.some(each => equalBytes(each, scan.payload))) return 'believed';
      // A frame that whoever altered it summed anew: it is read or passed over, never an exception.
      const payload = mutate(random.pick(payloads), random, random.pick(payloads));
      for (const scan of scanFrames(encodeFrame(payload))) if (scan.type === 'record') readRecord(scan.payload);
      return 'refused';
    },
  };
}

/** The single-file backup: its pieces are checked like the files of a folder, so only its own reading is tried here. */
async function archive(): Promise<Decoder> {
  const parts: Uint8Array[] = [];
  const sink = await archiveSink({ vaultId: VAULT, run: RUN }, async bytes => void parts.push(bytes));
  await sink.append('entries-000001', 0, randomBytes(600), true);
  await sink.append('entries-000001', 600, randomBytes(300), true);
  await sink.replace('contents', randomBytes(200));
  await sink.replace('manifest', randomBytes(250));
  const pieces = parts.map(part => part.slice());
  return {
    name: 'backup as one file',
    attempt: async random => {
      const forged = pieces.map(piece => {
        const [scan] = scanFrames(piece);
        if (random.next() < 0.5 || scan?.type !== 'record') return piece;
        return encodeFrame(mutate(scan.payload, random, piece));
      });
      const whole = new Uint8Array(Buffer.concat(random.next() < 0.5 ? pieces : forged));
      const bytes = mutate(whole, random, whole);
      return refusedOr(
        async () => {
          const port = await openArchive({ size: bytes.length, read: async (from, to) => bytes.slice(from, to) });
          for (const { name, size } of await port.list(toHex(fromHex(VAULT)))) await port.read(name, 0, size);
          return port;
        },
        [BackupError, HostError],
        () => 'harmless',
      );
    },
  };
}

/** Everything the rooms of copies and backups read from a folder or a file. */
export async function folderDecoders(): Promise<Decoder[]> {
  return [heads(), await copyRecords(), await vaultFile(), ...(await manifests()), await volumes(), await archive()];
}
