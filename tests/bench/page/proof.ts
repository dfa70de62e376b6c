import * as Y from 'yjs';
import { type AnySetChange, setRecord } from '#casefile';
import { writeBody } from '../../../shared/engine/documents/writeBody.ts';
import { type BenchResult, median, round, timed } from '../result.ts';
import { createCase, createVault, startEngine } from './engine.ts';
import { longDocument } from './longDocument.ts';

const PAGES = 150;
const CITATIONS = 400;
const FINDINGS = 40;
const ROUNDS = 9;
const GOAL_MS = 1_000;
const TODAY = '2026-11-25';

/**
 * The proof check of a long conclusion, asked of the engine's worker as the panel asks: once when the document was never read
 * (cold), then after single letters typed here and there (warm). Reference: `JSON.parse` of the same document.
 */
export async function proof(): Promise<BenchResult> {
  const worker = startEngine('bench-proof');
  const { engine } = worker;
  await createVault(worker);
  const caseId = await createCase(worker);
  const of = { caseId, documentId: 'doc' };
  for (const changes of caseChanges()) await engine.cases.apply({ caseId, changes });
  const { clientId } = await engine.documents.openText(of);
  const text = new Y.Doc({ gc: false });
  text.clientID = clientId;
  const body = longDocument(PAGES, CITATIONS);
  writeBody(text, body);
  await engine.documents.pushText({ ...of, update: Y.encodeStateAsUpdate(text), added: 1, removed: 0 });

  const check = () => engine.documents.proof({ ...of, today: TODAY, reads: true });
  const [first, coldMs] = await timed(check);
  const warm: number[] = [];
  const fragment = text.getXmlFragment('body');
  for (let i = 0; i < ROUNDS; i++) {
    const before = Y.encodeStateVector(text);
    const at = Math.floor((fragment.length * (i + 0.5)) / ROUNDS);
    const line = fragment.slice(at).find(node => node instanceof Y.XmlElement && node.nodeName === 'paragraph');
    if (line instanceof Y.XmlElement && line.get(0) instanceof Y.XmlText) (line.get(0) as Y.XmlText).insert(0, 'Và ');
    await engine.documents.pushText({ ...of, update: Y.encodeStateAsUpdate(text, before), added: 3, removed: 0 });
    warm.push((await timed(check))[1]);
  }
  const json = JSON.stringify(body);
  const [, parseMs] = await timed(() => JSON.parse(json) as unknown);
  worker.terminate();
  const slowest = Math.max(coldMs, ...warm);
  return {
    name: 'proof',
    ratio: round(coldMs / Math.max(0.1, parseMs)),
    goal: `cold and warm < ${GOAL_MS} ms for ${PAGES} pages with ${CITATIONS} citations`,
    ok: slowest < GOAL_MS && first.claims.total >= CITATIONS,
    details: {
      'cold, ms': round(coldMs),
      'warm p50, ms': round(median(warm)),
      'warm worst, ms': round(Math.max(...warm)),
      'JSON.parse of the document, ms': round(parseMs),
      claims: first.claims.total,
      proven: first.claims.proven,
      issues: first.issues.length,
      findings: FINDINGS,
    },
  };
}

/** Leaves f1…f400 of 40 items, findings with money over them. */
function caseChanges(): AnySetChange[][] {
  const perItem = CITATIONS / FINDINGS;
  const evidence: AnySetChange[] = [setRecord('document', 'doc', { form: 'conclusion', title: 'Kết luận thanh tra' })];
  const findings: AnySetChange[] = [];
  for (let i = 0; i < FINDINGS; i++) {
    evidence.push(setRecord('evidence', `e${i}`, { number: i + 1, title: `Hồ sơ nghiệm thu công trình số ${i}` }));
    for (let j = 0; j < perItem; j++) {
      const number = i * perItem + j + 1;
      evidence.push(setRecord('leaf', `f${number}`, { evidenceId: `e${i}`, order: j, frontPage: j }));
    }
    findings.push(
      setRecord(
        'finding',
        `v${i}`,
        { title: `Nghiệm thu khối lượng cao hơn thực tế tại công trình số ${i}`, order: i },
        {
          citations: [
            { id: `c${i}`, leafId: `f${i * perItem + 1}`, toLeafId: null, side: null, region: null, quote: null },
          ],
        },
      ),
      ...[2022, 2023, 2024].map(fiscalYear =>
        setRecord('amountLine', `a${i}-${fiscalYear}`, { findingId: `v${i}`, fiscalYear, amount: 1_250_000 * (i + 1) }),
      ),
    );
  }
  return [evidence, findings];
}
