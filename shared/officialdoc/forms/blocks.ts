import { type MEASURE_KINDS, partyName, type RecordValue } from '#casefile';
import { dateInText } from '../dates.ts';
import type { CaseTableName, EditorBlock, EditorCell, EditorInline } from '../editorJson.ts';
import { heading, inBrackets, list, lowerFirst, money, open, paragraph, said } from '../fromMatrix/pieces.ts';
import { contentsOf, dateOf, type FormSource, findingsOf, recommendationsOf } from './case/source.ts';
import { memberLine, nameOf, ownRole, teamOf } from './case/team.ts';
import { addresseeName } from './names.ts';

export type FormBlock = EditorBlock;

const bullets = (lines: readonly string[]): FormBlock[] =>
  list(lines.map((line, index) => said(`${open(line)}${index === lines.length - 1 ? '.' : ';'}`)));

const table = (name: CaseTableName): FormBlock[] => [{ type: 'caseTable', attrs: { table: name } }];

/** What there is nothing of is said, not left out: «Không có» is an answer. */
const orNone = (blocks: FormBlock[]): FormBlock[] => (blocks.length > 0 ? blocks : [paragraph(said('Không có.'))]);

/** Findings with money and pages, live. */
function findings(source: FormSource): FormBlock[] {
  const { view, document } = source;
  const all = findingsOf(source);
  return list(
    all.map((finding, index) => {
      const lineIds = Object.values(view.records.amountLine)
        .filter(line => line.findingId === finding.id)
        .sort((a, b) => a.order - b.order || a.id.localeCompare(b.id))
        .map(line => line.id);
      return [
        ...said(open(finding.title)),
        ...(lineIds.length === 0 ? [] : [...said(', số tiền '), money(lineIds, document.displayUnit)]),
        ...inBrackets(finding.citations),
        ...said(index === all.length - 1 ? '.' : ';'),
      ];
    }),
  );
}

function recommended(
  source: FormSource,
  ...kinds: readonly RecordValue<'recommendation'>['recommendationKind'][]
): FormBlock[] {
  return orNone(
    bullets(
      recommendationsOf(source)
        .filter(each => kinds.length === 0 || kinds.includes(each.recommendationKind))
        .map(each => {
          const deadline =
            each.deadlineText || (each.deadline === null ? '' : `trước ngày ${dateInText(each.deadline)}`);
          const who = addresseeName(source, each);
          return [
            who === '' ? '' : `${who}: ${lowerFirst(open(each.action))}`,
            deadline === '' ? '' : `thời hạn: ${lowerFirst(deadline)}`,
          ]
            .filter(part => part !== '')
            .join('; ');
        }),
    ),
  );
}

const MEASURES: Readonly<Record<(typeof MEASURE_KINDS)[number], string>> = {
  seal: 'Niêm phong',
  hold: 'Tạm giữ',
  freeze: 'Phong tỏa tài khoản',
  inventory: 'Kiểm kê',
  recover: 'Thu hồi',
  suspendAct: 'Đình chỉ hành vi',
  expertise: 'Trưng cầu giám định',
};

/** Measures taken and transfers made during the inspection. */
function measures({ view }: FormSource): FormBlock[] {
  const taken = Object.values(view.records.measure)
    .sort((a, b) => (a.decidedOn ?? '').localeCompare(b.decidedOn ?? '') || a.id.localeCompare(b.id))
    .map(each =>
      [
        `${MEASURES[each.measureKind]}: ${lowerFirst(open(each.object))}`,
        partyName(view, each.partyType, each.partyId),
        each.decisionNumber === '' ? '' : `Quyết định số ${each.decisionNumber} ngày ${dateInText(each.decidedOn)}`,
        each.endedOn === null ? '' : `kết thúc ngày ${dateInText(each.endedOn)}`,
      ]
        .filter(part => part !== '')
        .join(', '),
    );
  const transferred = Object.values(view.records.transfer)
    .filter(each => each.sentOn !== null)
    .sort((a, b) => (a.sentOn ?? '').localeCompare(b.sentOn ?? '') || a.id.localeCompare(b.id))
    .map(
      each =>
        `Chuyển hồ sơ${each.isProsecutionProposal ? ', kiến nghị khởi tố' : ''} tới ${each.recipient} theo văn bản số ${each.documentNumber} ngày ${dateInText(each.sentOn)}`,
    );
  return orNone(bullets([...taken, ...transferred]));
}

/** Ý kiến khác of members (Điều 33 k1 c): whose, when, what; the record itself stays its author's. */
function differingOpinions({ view }: FormSource): FormBlock[] {
  return orNone(
    bullets(
      Object.values(view.records.opinion)
        .filter(each => each.opinionKind === 'differing')
        .sort((a, b) => (a.givenOn ?? '').localeCompare(b.givenOn ?? '') || a.id.localeCompare(b.id))
        .map(each => {
          const who = each.personId === null ? '' : partyName(view, 'person', each.personId);
          return `Ông (bà) ${who}: ${lowerFirst(open(each.body))}`;
        }),
    ),
  );
}

/** Diary: one row a day on which something of the procedure happened; the rest of the days is written by hand. */
function diary({ view }: FormSource): FormBlock[] {
  const days = Object.values(view.records.procedureAct)
    .filter(act => dateOf(act) !== null)
    .sort((a, b) => (dateOf(a) ?? '').localeCompare(dateOf(b) ?? '') || a.id.localeCompare(b.id))
    .map(act => [dateInText(dateOf(act)), act.title, act.documentNumber, '']);
  return [tableBlock([['Ngày', 'Công việc, diễn biến', 'Văn bản, biên bản', 'Ghi chú'], ...days, ['', '', '', '']])];
}

/** A cell of the editor with one line. */
export const tableCell = (type: EditorCell['type'], content: EditorInline[]): EditorCell => ({
  type,
  attrs: { colspan: 1, rowspan: 1, colwidth: null },
  content: [{ type: 'paragraph', attrs: { role: 'body' }, content }],
});

/** A table of the editor; the first row is its header. */
function tableBlock(rows: readonly (readonly string[])[]): FormBlock {
  return {
    type: 'table',
    content: rows.map((row, index) => ({
      type: 'tableRow',
      content: row.map(text => tableCell(index === 0 ? 'tableHeader' : 'tableCell', said(text))),
    })),
  };
}

/** Blocks a template asks of the case by name; written once, when the document is made. Live ones follow the case. */
export const BLOCKS: Readonly<Record<string, ((source: FormSource) => FormBlock[]) | undefined>> = {
  'chỗ viết': () => [paragraph()],
  'danh sách Đoàn thanh tra': source => bullets(teamOf(source).map(role => memberLine(source, role))),
  'các nội dung thanh tra': source => bullets(contentsOf(source).map(each => each.title)),
  'mục theo nội dung': source =>
    contentsOf(source).flatMap(each => [heading(2, `Về ${lowerFirst(open(each.title))}`), paragraph(said('…'))]),
  'công việc của thành viên': source => {
    const role = ownRole(source);
    return role === undefined
      ? table('assignments')
      : bullets(
          Object.values(source.view.records.assignment)
            .filter(each => each.teamRoleId === role.id)
            .map(
              each => `${open(each.task)}${each.deadline === null ? '' : ` (thời hạn ${dateInText(each.deadline)})`}`,
            ),
        );
  },
  'bảng phân công': () => table('assignments'),
  'bảng tài liệu': () => table('handedOver'),
  'bảng số liệu xác nhận': () => table('figures'),
  'bảng thực hiện kiến nghị': () => table('progress'),
  'bảng kết quả': () => table('findings'),
  'bảng số tiền': () => table('amounts'),
  'bảng kiến nghị': () => table('recommendations'),
  'các phát hiện': source => orNone(findings(source)),
  'các kiến nghị': source => recommended(source),
  'kiến nghị về kinh tế': source => recommended(source, 'economic'),
  'kiến nghị về hành chính': source => recommended(source, 'administrative', 'organisation'),
  'kiến nghị về cơ chế': source => recommended(source, 'policy'),
  'các biện pháp đã áp dụng': measures,
  'các ý kiến khác': differingOpinions,
  'nhật ký từ các bước': diary,
};

/** Who reports, for the signature of a member's report. */
export const reporterName = (source: FormSource) => nameOf(source, ownRole(source));
