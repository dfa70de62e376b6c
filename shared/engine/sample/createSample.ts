import * as Y from 'yjs';
import { type Change, setRecord } from '#casefile';
import { ingestFile } from '#evidence';
import type { Key } from '#vault';
import type { AreaApi } from '../contract/call.ts';
import type { Contract } from '../contract/index.ts';
import type { JobFailure } from '../contract/jobs.ts';
import { writeBody } from '../documents/writeBody.ts';
import type { EngineCore } from '../engineCore.ts';
import { EngineError } from '../errors.ts';
import { sourceOfBlob } from '../evidence/files.ts';
import { ingestJob } from '../evidence/ingestJob.ts';
import type { JobHandle, JobSpec } from '../jobs/jobs.ts';
import { createCase } from '../session/createCase.ts';
import { conclusionBody } from './conclusion.ts';
import { FILES, LATE_FILE, type PlannedFile } from './filePlan.ts';
import { findingChanges, type LeafOf } from './findings.ts';
import { makeFile, sealedLetter } from './makeFiles.ts';
import { outcomeChanges } from './outcomes.ts';
import { partyChanges } from './parties.ts';
import { CASE_INFO, CASE_TITLE, procedureChanges, SUBJECT } from './procedure.ts';
import { timelineChanges } from './timeline.ts';

/** The engine's own public calls: the sample is built as a person would build it. */
export interface PublicCalls {
  readonly cases: Pick<AreaApi<Contract['cases']>, 'apply' | 'open'>;
  readonly evidence: AreaApi<Contract['evidence']>;
  readonly documents: AreaApi<Contract['documents']>;
}

const SCHEME = 'scheme-hoso';
const DOCUMENT = 'doc-ketluan';
const STEPS = FILES.length + 8;

/** Builds the sample case (MODEL.md, last paragraph) as a job; its result names the case. */
export function sampleJob(core: EngineCore, calls: PublicCalls): JobSpec {
  return {
    kind: 'sample',
    caseId: null,
    itemsTotal: STEPS,
    bytesTotal: 0,
    async run(handle) {
      const step = steps(handle);
      const face = await faceBytes();
      const caseId = await createCase(
        core,
        [
          setRecord('caseInfo', 'case', {
            ...CASE_INFO,
            caseKind: 'inspection',
            title: CASE_TITLE,
            secrecy: { answer: 'no', decidedBy: 'Chánh Thanh tra tỉnh', documentNumber: '01/XN-TT' },
          }),
        ],
        { title: CASE_TITLE, caseKind: 'inspection', isSample: true },
        options => sealedSource(core, options),
      );
      await step();
      await calls.cases.apply({ caseId, changes: partyChanges() });
      await calls.cases.apply({ caseId, changes: procedureChanges() });
      await step();
      for (const plan of FILES) {
        await takeIn(core, calls, caseId, plan, face, handle);
        await step(plan.title);
      }
      await number(core, calls, caseId, face, handle);
      await step();
      const leafOf = await leafFinder(calls, caseId);
      await calls.cases.apply({ caseId, changes: findingChanges(leafOf) });
      await step();
      await calls.cases.apply({ caseId, changes: timelineChanges(leafOf) });
      await step();
      await calls.cases.apply({
        caseId,
        changes: [...outcomeChanges(leafOf), setRecord('sourceTranscript', 'src-1', TRANSCRIPT)],
      });
      await step();
      await writeConclusion(core, calls, caseId, leafOf);
      await step();
      core.emit({ type: 'cases.changed' });
      return { caseId };
    },
  };
}

const TRANSCRIPT = {
  pseudonym: 'Nguồn tin 1',
  receivedOn: '2026-01-05',
  channel: 'letter',
  transcript:
    'Người cung cấp phản ánh gói thiết bị số 07 được sắp xếp từ trước; cấu hình do nhà thầu gửi cho phòng chuyên môn qua thư điện tử trước ngày mời thầu.',
  allegations: 'Thông đồng trong đấu thầu',
} as const;

function steps(handle: JobHandle): (current?: string) => Promise<void> {
  let done = 0;
  return async (current = '') => {
    handle.progress({ itemsDone: ++done, current });
    await handle.checkpoint();
  };
}

/** The face that the sample's PDFs embed, from our own bundle. */
async function faceBytes(): Promise<Uint8Array> {
  const address = new URL(
    '../../../node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
    import.meta.url,
  );
  const answer = await fetch(address);
  if (!answer.ok) throw new EngineError('sampleFontMissing');
  return new Uint8Array(await answer.arrayBuffer());
}

/** The sealed denunciation: identity and scanned letter, under the compartment's own key. */
async function sealedSource(
  core: EngineCore,
  { caseKey, journalId }: { readonly caseKey: Key; readonly journalId: string },
): Promise<Change[]> {
  const letter = new Blob([new Uint8Array(await sealedLetter())]);
  const blob = await ingestFile(sourceOfBlob(letter), {
    caseKey,
    epoch: 0,
    store: core.blobs(journalId),
    onProgress: async () => undefined,
  });
  return [
    setRecord('evidence', 'src-letter', {
      title: 'Đơn tố cáo viết tay (bản quét)',
      fileName: 'don-to-cao.png',
      mediaType: 'image/png',
      medium: 'image',
      blob,
      ingestedAt: core.now(),
    }),
    setRecord(
      'sourceIdentity',
      'src-1',
      {
        pseudonym: 'Nguồn tin 1',
        fullName: 'Tòng Thị Mai (tên giả định)',
        address: 'bản Nà Khoang, xã Nà Lốc',
        contact: '09xx xxx 117',
        protectionMeasures: 'Chỉ liên hệ trực tiếp ngoài giờ hành chính',
      },
      { evidenceIds: ['src-letter'] },
    ),
  ];
}

/** One file in through the public intake, then its leaves. */
async function takeIn(
  core: EngineCore,
  calls: PublicCalls,
  caseId: string,
  plan: PlannedFile,
  face: Uint8Array,
  handle: JobHandle,
): Promise<void> {
  const { name, bytes } = await makeFile(plan, face);
  const file = new Blob([new Uint8Array(bytes)]);
  // The intake's own work, inside this job: forty jobs of one file each would fill the list of jobs.
  const intake = ingestJob(core, caseId, [{ file, name, path: `${plan.folder}/${name}` }], {
    ...plan.provenance,
    group: plan.folder,
  });
  const failures: JobFailure[] = [];
  const { added } = await intake.run({
    ...handle,
    progress: () => undefined,
    fail: failure => failures.push(failure),
  });
  const [evidenceId] = Array.isArray(added) ? added : [];
  if (typeof evidenceId !== 'string') {
    // Why it failed says more than that it did.
    const [failure] = failures;
    if (failure !== undefined) throw new EngineError(failure.code, 'partlyDone', { ...failure.params });
    throw new EngineError('sampleFileFailed', 'partlyDone', { title: plan.title });
  }
  await calls.cases.apply({
    caseId,
    changes: [setRecord('evidence', evidenceId, { title: plan.title, note: `mẫu:${plan.key}` })],
  });
  if (plan.pages > 0)
    await calls.evidence.mapLeaves({
      caseId,
      evidenceId,
      pageCount: plan.pages,
      scanMode: plan.scanMode ?? 'simplex',
      blankBacks: [],
    });
}

/** Numbers and freezes, then inserts one late leaf, which becomes a suffixed number (125a). */
async function number(
  core: EngineCore,
  calls: PublicCalls,
  caseId: string,
  face: Uint8Array,
  handle: JobHandle,
): Promise<void> {
  await calls.cases.apply({
    caseId,
    changes: [setRecord('folioScheme', SCHEME, { name: 'Hồ sơ thanh tra', prefix: 'BL', isDefault: true })],
  });
  await calls.evidence.assignFolios({ caseId, schemeId: SCHEME, leavesPerVolume: 60 });
  await calls.evidence.freezeFolios({ caseId, schemeId: SCHEME, on: '2026-05-12' });
  await takeIn(core, calls, caseId, LATE_FILE, face, handle);
  // It belongs after the item that holds folio 125.
  const { view } = await calls.cases.open({ caseId });
  const folio = Object.values(view.records.folio).find(each => each.number === 125);
  const before = view.records.leaf[folio?.leafId ?? ''];
  const late = Object.values(view.records.evidence).find(each => each.note === `mẫu:${LATE_FILE.key}`);
  const lateLeaf = Object.values(view.records.leaf).find(each => each.evidenceId === late?.id);
  if (before !== undefined && late !== undefined && lateLeaf !== undefined) {
    await calls.cases.apply({
      caseId,
      changes: [
        setRecord('folio', `${SCHEME}:${lateLeaf.id}`, {
          schemeId: SCHEME,
          leafId: lateLeaf.id,
          number: 125,
          suffix: 'a',
          volumeId: folio?.volumeId ?? null,
        }),
      ],
    });
  }
}

async function leafFinder(calls: PublicCalls, caseId: string): Promise<LeafOf> {
  const { view } = await calls.cases.open({ caseId });
  const items = new Map(Object.values(view.records.evidence).map(item => [item.note.replace('mẫu:', ''), item.id]));
  const leaves = Object.values(view.records.leaf);
  return (fileKey, page) => {
    const evidenceId = items.get(fileKey);
    const leaf = leaves.find(
      each => each.evidenceId === evidenceId && (each.frontPage === page - 1 || each.backPage === page - 1),
    );
    if (leaf === undefined) throw new EngineError('sampleLeafMissing', 'partlyDone', { fileKey, page });
    return leaf.id;
  };
}

async function writeConclusion(core: EngineCore, calls: PublicCalls, caseId: string, leafOf: LeafOf): Promise<void> {
  await calls.cases.apply({
    caseId,
    changes: [
      setRecord('document', DOCUMENT, {
        form: 'conclusion',
        title: 'Kết luận thanh tra',
        summary: `Về ${SUBJECT}`,
        draftNumber: 2,
        symbol: 'KL-TT',
        place: 'Hoàng Sơn',
        parentOrgan: 'UBND tỉnh Hoàng Sơn',
        issuingOrgan: 'Thanh tra tỉnh',
        signTitle: 'Chánh Thanh tra',
        signerName: 'Lò Văn Thuận',
        recipients:
          '- Thanh tra Chính phủ;\n- UBND tỉnh Hoàng Sơn;\n- Sở Giáo dục và Đào tạo;\n- UBND xã Mường Khoa, xã Nà Lốc;\n- Lưu: VT, P3 (10).',
      }),
    ],
  });
  const place = { caseId, documentId: DOCUMENT };
  const { clientId } = await calls.documents.openText(place);
  const text = new Y.Doc({ gc: false });
  text.clientID = clientId;
  const added = writeBody(text, conclusionBody(leafOf));
  await calls.documents.pushText({ ...place, update: Y.encodeStateAsUpdate(text), added, removed: 0 });
  text.destroy();
  await calls.documents.commitText(place);
  await calls.documents.nameVersion({ ...place, name: 'Dự thảo lần 1 gửi các thành viên Đoàn' });
  core.emit({ type: 'saved', at: core.now() });
}
