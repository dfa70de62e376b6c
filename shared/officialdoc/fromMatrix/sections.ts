import { type CaseView, findingsMatrix, type RecordValue } from '#casefile';
import { type MatrixFact, matrixFact } from '../proof/matrixFacts.ts';
import type { Part, SubPart } from '../proof/parts.ts';
import { causes, faults, merits, policyGaps, recommendations, responsibilities } from './conclusions.ts';
import { factsSection } from './facts.ts';
import { caseTable, type MatrixBlock } from './pieces.ts';

/** The parts of a conclusion that the matrix can write. */
export const GENERATED_PARTS = ['facts', 'conclusions', 'recommendations'] as const satisfies readonly Part[];
export type GeneratedPart = (typeof GENERATED_PARTS)[number];

/** What belongs under one heading. */
export interface GeneratedSection {
  readonly part: GeneratedPart;
  /** null: right under the first heading. */
  readonly subPart: SubPart | null;
  /** Used where the document has no such heading yet; ordinary text the user may change. */
  readonly heading: string;
  readonly blocks: readonly MatrixBlock[];
}

export const PART_HEADINGS: Readonly<Record<GeneratedPart, string>> = {
  facts: 'Kết quả kiểm tra, xác minh',
  conclusions: 'Kết luận về những nội dung đã tiến hành thanh tra',
  recommendations: 'Kiến nghị các biện pháp xử lý',
};

/**
 * Phần II, III and V written from the matrix, once: prose is typed text from then on; amounts, names, legal bases and
 * citations are live nodes that hold ids. Sections with nothing to say are left out.
 */
export function generateSections(
  view: CaseView,
  parts: readonly GeneratedPart[],
  unit: RecordValue<'document'>['displayUnit'],
): readonly GeneratedSection[] {
  const rows = findingsMatrix(view).filter(row => row.finding.state !== 'dropped');
  const kinds = (kind: RecordValue<'recommendation'>['recommendationKind']) => recommendations(view, kind, unit);
  const withTable = (blocks: readonly MatrixBlock[], table: 'amounts' | 'recommendations') => [
    ...blocks,
    caseTable(table),
  ];
  const all: GeneratedSection[] = [
    { part: 'facts', subPart: null, heading: '', blocks: factsSection(view, rows, unit) },
    { part: 'conclusions', subPart: 'merit', heading: 'Ưu điểm, những việc đã làm được', blocks: merits(rows) },
    { part: 'conclusions', subPart: 'fault', heading: 'Hạn chế, khuyết điểm, vi phạm', blocks: faults(rows, unit) },
    { part: 'conclusions', subPart: 'cause', heading: 'Nguyên nhân', blocks: causes(rows) },
    {
      part: 'conclusions',
      subPart: 'responsibility',
      heading: 'Trách nhiệm của tập thể, cá nhân',
      blocks: responsibilities(view, rows),
    },
    {
      part: 'conclusions',
      subPart: 'policyGap',
      heading: 'Hạn chế, bất cập của cơ chế quản lý, chính sách, pháp luật',
      blocks: policyGaps(rows),
    },
    { part: 'recommendations', subPart: 'administrative', heading: 'Về hành chính', blocks: kinds('administrative') },
    {
      part: 'recommendations',
      subPart: 'economic',
      heading: 'Về kinh tế',
      blocks: withTable(kinds('economic'), 'amounts'),
    },
    { part: 'recommendations', subPart: 'criminal', heading: 'Chuyển cơ quan điều tra', blocks: kinds('criminal') },
    { part: 'recommendations', subPart: 'policy', heading: 'Hoàn thiện cơ chế, chính sách', blocks: kinds('policy') },
    {
      part: 'recommendations',
      subPart: 'organisation',
      heading: 'Tổ chức thực hiện, thời hạn báo cáo',
      blocks: withTable(kinds('organisation'), 'recommendations'),
    },
  ];
  return all.filter(section => parts.includes(section.part) && section.blocks.length > 0);
}

/** What to keep of a generation, so that the proof check can tell where prose and matrix part. */
export function generationFacts(view: CaseView): readonly MatrixFact[] {
  return findingsMatrix(view)
    .filter(row => row.finding.state !== 'dropped')
    .map(row => matrixFact(view, row));
}
