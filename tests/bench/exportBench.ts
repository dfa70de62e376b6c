import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderDocx } from '#officialdoc';
import { renderPdf } from '#officialdoc/node';
import { pdfResourceFiles } from '../../build/pdfResources.mjs';
import { aConclusion } from '../fixtures/conclusionTree.ts';
import { type BenchResult, median, round, timed } from './result.ts';

const ROUNDS = 5;
const MOST_MS = 2_000;
/** Against LibreOffice, which only turns a ready DOCX into PDF. */
const LEAST_RATIO = 5;
/** Findings that make about thirty pages. */
const FINDINGS = 62;

/** A 30-page conclusion to DOCX and to PDF, against LibreOffice converting the DOCX. */
export async function exportBench(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'minh-chung-export-'));
  try {
    for (const [from, name] of pdfResourceFiles(process.cwd())) cpSync(from, join(folder, name));
    const tree = aConclusion({ findings: FINDINGS });
    const [, coldPdf] = await timed(() => renderPdf(tree, folder));
    const docx: number[] = [];
    const pdf: number[] = [];
    let bytes = new Uint8Array();
    for (let i = 0; i < ROUNDS; i++) {
      const [file, docxMs] = await timed(() => renderDocx(tree));
      bytes = new Uint8Array(file);
      docx.push(docxMs);
      const [, pdfMs] = await timed(() => renderPdf({ ...tree, summary: `${tree.summary} ${i}` }, folder));
      pdf.push(pdfMs);
    }
    const hasOffice = spawnSync('soffice', ['--version']).status === 0;
    writeFileSync(join(folder, 'a.docx'), bytes);
    const convert = () =>
      execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'a.docx')], {
        stdio: 'ignore',
      });
    if (hasOffice) convert(); // its first start builds a profile
    const [, officeMs] = hasOffice ? await timed(convert) : [null, Number.NaN];
    const slowest = Math.max(median(docx), median(pdf));
    const ratio = hasOffice ? Math.round((officeMs / slowest) * 100) / 100 : 0;
    return {
      name: 'export',
      ratio,
      goal: `DOCX and PDF of 30 pages < ${MOST_MS} ms each, ${LEAST_RATIO} times as fast as LibreOffice`,
      ok: slowest < MOST_MS && coldPdf < MOST_MS && (!hasOffice || ratio >= LEAST_RATIO),
      details: {
        'DOCX, ms': round(median(docx)),
        'PDF, ms': round(median(pdf)),
        'PDF with a cold compiler, ms': round(coldPdf),
        'LibreOffice DOCX to PDF, ms': hasOffice ? round(officeMs) : 'not installed',
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
