import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asPrinted, checkDocument, checkForm, readDocx, renderDocx, subjectOfTree } from '#officialdoc';
import { renderPdf } from '#officialdoc/node';
import { pdfResourceFiles } from '../../build/pdfResources.mjs';
import { aConclusion } from '../fixtures/conclusionTree.ts';
import { pdfPages } from '../fixtures/pdfText.ts';
import { type BenchResult, median, round, timed } from './result.ts';

const PAGES = 150;
const ROUNDS = 5;
const MOST_MS = 1_000;
/** Findings that make a little more than 150 pages. */
const FINDINGS = 262;

/**
 * The form check of a long conclusion: of its tree, as the panel asks after a rest in typing, and of its Word file, as
 * «Kiểm tra thể thức» and `minh-chung check-form` do. The ratio is against writing the same Word file.
 */
export async function formCheckBench(): Promise<BenchResult> {
  const tree = aConclusion({ findings: FINDINGS });
  const pages = await countPages(tree);
  if (pages < PAGES) throw new Error(`the document has ${pages} pages, not ${PAGES}`);
  const [bytes, writeMs] = await timed(() => renderDocx(tree));
  const [subject, coldMs] = await timed(() => asPrinted(subjectOfTree(tree)));
  const [findings, firstMs] = await timed(() => checkForm(subject));
  const ofTree: number[] = [];
  const ofFile: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const [, treeMs] = await timed(() => checkDocument({ ...tree, summary: `${tree.summary} ${i}` }));
    ofTree.push(treeMs);
    const [, fileMs] = await timed(() => checkForm(asPrinted(readDocx(bytes))));
    ofFile.push(fileMs);
  }
  const slowest = Math.max(coldMs + firstMs, ...ofTree, ...ofFile);
  return {
    name: 'formCheck',
    ratio: Math.round((median(ofFile) / writeMs) * 100) / 100,
    goal: `each check of ${PAGES} pages < ${MOST_MS} ms`,
    ok: slowest < MOST_MS,
    details: {
      pages,
      lines: subject.lines.length,
      findings: findings.length,
      'tree, first time, ms': round(coldMs + firstMs),
      'tree, ms': round(median(ofTree)),
      'Word file, ms': round(median(ofFile)),
      'slowest of all, ms': round(slowest),
      'writing the Word file, ms': round(writeMs),
    },
  };
}

async function countPages(tree: ReturnType<typeof aConclusion>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'minh-chung-form-'));
  try {
    for (const [from, name] of pdfResourceFiles(process.cwd())) cpSync(from, join(folder, name));
    return (await pdfPages(renderPdf(tree, folder))).length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
