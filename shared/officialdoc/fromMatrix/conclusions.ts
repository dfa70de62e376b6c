import { type CaseView, type MatrixRow, type RecordValue, recommendationProgress, successorOf } from '#casefile';
import {
  caseTable,
  day,
  inBrackets,
  list,
  listed,
  lowerFirst,
  type MatrixBlock,
  type MatrixInline,
  money,
  named,
  open,
  paragraph,
  said,
} from './pieces.ts';

type Unit = RecordValue<'document'>['displayUnit'];

/** Ưu điểm: what was done well, with its pages. */
export function merits(rows: readonly MatrixRow[]): MatrixBlock[] {
  return list(
    rows
      .filter(row => row.finding.findingKind === 'merit')
      .map(({ finding }, index, all) => [
        ...said(open(finding.conclusion || finding.assessment || finding.title)),
        ...inBrackets(finding.citations),
        ...said(index === all.length - 1 ? '.' : ';'),
      ]),
  );
}

/** Hạn chế, khuyết điểm, vi phạm: conclusion, amount, nature, degree, consequence (Điều 36 k2 b, c), then the table. */
export function faults(rows: readonly MatrixRow[], unit: Unit): MatrixBlock[] {
  const own = rows.filter(
    ({ finding }) => finding.findingKind === 'violation' || finding.findingKind === 'shortcoming',
  );
  if (own.length === 0) return [];
  return [
    ...own.map(row => {
      const { finding } = row;
      const lineIds = row.money.flatMap(each => (each.amount > 0 ? each.lineIds : []));
      const provisions = finding.provisions.map(each => named('provision', finding.id, each.id));
      const qualities = [
        ['tính chất', finding.nature],
        ['mức độ', finding.degree],
        ['hậu quả', finding.consequence],
      ].flatMap(([name, text = '']) => (open(text) === '' ? [] : [`${name}: ${lowerFirst(open(text))}`]));
      // Live money and bases lead to their pages by themselves.
      const hasLive = lineIds.length > 0 || row.quantities.length > 0 || provisions.length > 0;
      return paragraph(
        said(open(finding.conclusion || finding.title)),
        lineIds.length === 0 ? [] : [...said(', số tiền '), money(lineIds, unit)],
        row.quantities.length === 0 ? [] : [...said(', '), ...quantitiesSaid(row)],
        provisions.length === 0 ? [] : [...said(', vi phạm quy định tại '), ...listed(provisions)],
        hasLive ? [] : inBrackets(finding.citations),
        said(qualities.length === 0 ? '.' : `; ${qualities.join('; ')}.`),
      );
    }),
    caseTable('findings'),
  ];
}

const quantitiesSaid = (row: MatrixRow): MatrixInline[] => [
  ...said(row.quantities.some(each => each.quantityKind === 'landCentiM2') ? 'diện tích ' : 'số lượng '),
  named('quantity', ...row.quantities.map(each => each.id)),
];

export function causes(rows: readonly MatrixRow[]): MatrixBlock[] {
  const own = rows.filter(({ finding }) => open(finding.cause) !== '');
  return list(own.map(({ finding }, index) => said(`${open(finding.cause)}${index === own.length - 1 ? '.' : ';'}`)));
}

const GRADES = {
  weakManagement: 'yếu kém về năng lực quản lý',
  irresponsible: 'thiếu trách nhiệm trong quản lý',
  coveringUp: 'bao che cho người có hành vi tham nhũng, lãng phí, tiêu cực',
} as const;

/** Trách nhiệm: by office, over all its findings; then the heads, by one of the grades of Điều 33 k2. */
export function responsibilities(view: CaseView, rows: readonly MatrixRow[]): MatrixBlock[] {
  const parties = new Map<string, { node: MatrixInline; words: Set<string>; titles: string[] }>();
  for (const { finding } of rows) {
    for (const each of finding.responsible) {
      const [source, id] =
        each.officeHoldingId !== null
          ? (['office', each.officeHoldingId] as const)
          : (['organisation', each.organisationId ?? ''] as const);
      if (id === '') continue;
      const party = parties.get(id) ?? { node: named(source, id), words: new Set(), titles: [] };
      if (open(each.responsibility) !== '') party.words.add(lowerFirst(open(each.responsibility)));
      party.titles.push(lowerFirst(open(finding.title)));
      parties.set(id, party);
    }
  }
  const all = [...parties.values()];
  const heads = new Map(rows.flatMap(row => row.heads).map(head => [head.id, head]));
  return [
    ...list(
      all.map(({ node, words, titles }, index) => [
        node,
        ...said(
          `: ${[...words].join('; ') || 'chịu trách nhiệm'}, đối với: ${titles.join('; ')}${index === all.length - 1 ? '.' : ';'}`,
        ),
      ]),
    ),
    ...[...heads.values()].flatMap(head => headSaid(view, head)),
  ];
}

function headSaid(view: CaseView, head: RecordValue<'headResponsibility'>): MatrixBlock[] {
  if (head.officeHoldingId === null || head.grade === null) return [];
  const provisions = head.provisions.map(each => named('provision', head.id, each.id));
  const period =
    head.from === null || head.to === null
      ? ''
      : `, trong thời gian từ ngày ${day(head.from)} đến ngày ${day(head.to)}`;
  const titles = head.findingIds.flatMap(id => {
    const title = open(view.records.finding[id]?.title ?? '');
    return title === '' ? [] : [lowerFirst(title)];
  });
  return [
    paragraph(
      [named('office', head.officeHoldingId)],
      said(`, là người đứng đầu${period}, ${GRADES[head.grade]}`),
      provisions.length === 0 ? [] : [...said(' theo quy định tại '), ...listed(provisions)],
      said(titles.length === 0 ? '' : `, đối với: ${titles.join('; ')}`),
      said(open(head.reason) === '' ? '.' : `; ${lowerFirst(open(head.reason))}.`),
    ),
  ];
}

/** Hạn chế, bất cập của cơ chế, chính sách, pháp luật (Điều 36 k2 đ). */
export function policyGaps(rows: readonly MatrixRow[]): MatrixBlock[] {
  const own = rows.filter(row => row.finding.findingKind === 'policyGap');
  return list(
    own.map(({ finding }, index) => [
      ...said(open(finding.conclusion || finding.behaviour || finding.title)),
      ...inBrackets(finding.citations),
      ...said(index === own.length - 1 ? '.' : ';'),
    ]),
  );
}

/** One kind of kiến nghị: who, what, how much, until when. */
export function recommendations(
  view: CaseView,
  kind: RecordValue<'recommendation'>['recommendationKind'],
  unit: Unit,
): MatrixBlock[] {
  const own = Object.values(view.records.recommendation)
    .filter(each => each.recommendationKind === kind && each.state !== 'cancelled')
    .sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));
  return list(
    own.map((each, index) => {
      const { due } = recommendationProgress(view, each);
      const deadline =
        each.deadlineText !== ''
          ? deadlineSaid(each.deadlineText)
          : each.deadline === null
            ? '…'
            : `trước ngày ${day(each.deadline)}`;
      return [
        ...addresseeSaid(view, each),
        ...said(`: ${lowerFirst(open(each.action))}`),
        ...(due > 0 ? [...said(', số tiền '), money(each.amountLineIds, unit)] : []),
        ...said(`; thời hạn: ${deadline}${index === own.length - 1 ? '.' : ';'}`),
      ];
    }),
  );
}

/** «Quý IV/2026» → «quý IV/2026» */
function deadlineSaid(text: string): string {
  const said = open(text);
  return /^\p{Lu}\p{Ll}/u.test(said) ? said.charAt(0).toLowerCase() + said.slice(1) : said;
}

/** An ended unit's successor is who must act today; a missing addressee is a hole for the checks to find. */
function addresseeSaid(view: CaseView, each: RecordValue<'recommendation'>): MatrixInline[] {
  if (each.addresseeId === null) return said('…');
  if (each.addresseeType === 'person') return [named('person', each.addresseeId)];
  return [named('organisation', successorOf(view, each.addresseeId))];
}
