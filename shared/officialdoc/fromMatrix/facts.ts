import {
  type CaseView,
  countedAmong,
  type ExplanationOfFinding,
  leavesOf,
  type MatrixRow,
  type RecordValue,
} from '#casefile';
import {
  day,
  heading,
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
  proofOfLine,
  said,
  whenSaid,
} from './pieces.ts';

type Unit = RecordValue<'document'>['displayUnit'];

/** Phần II: per content of the inspection, per finding – facts, law, money, land, giải trình. */
export function factsSection(view: CaseView, rows: readonly MatrixRow[], unit: Unit): MatrixBlock[] {
  const contents = [...new Set(rows.map(row => row.finding.contentId))];
  return contents.flatMap(contentId => {
    const own = rows.filter(row => row.finding.contentId === contentId);
    const title = contentId === null ? '' : (view.records.inspectionContent[contentId]?.title ?? '');
    return [
      heading(2, title === '' ? 'Nội dung khác' : /^về\s/iu.test(title) ? title : `Về ${lowerFirst(title)}`),
      ...own.flatMap(row => findingFacts(view, row, unit)),
    ];
  });
}

function findingFacts(view: CaseView, row: MatrixRow, unit: Unit): MatrixBlock[] {
  const { finding } = row;
  const behaviour = open(finding.behaviour || finding.title);
  const provisions = finding.provisions.map(each => named('provision', finding.id, each.id));
  return [
    heading(3, open(finding.title)),
    paragraph(
      said(`${behaviour}${isWholePeriod(view, finding) ? '' : whenSaid(finding.behaviourDate)}`),
      inBrackets(finding.citations),
      said('.'),
    ),
    ...(provisions.length === 0
      ? []
      : [
          paragraph(
            said(finding.findingKind === 'violation' ? 'Việc làm trên không đúng quy định tại ' : 'Căn cứ: '),
            listed(provisions),
            said('.'),
          ),
        ]),
    ...moneyFacts(view, row, unit),
    ...landFacts(row),
    ...row.explanations.map(each => explanationFacts(view, each)),
  ];
}

/** The whole period of the inspection need not be said again with every finding. */
function isWholePeriod(view: CaseView, { behaviourDate }: MatrixRow['finding']): boolean {
  const info = view.records.caseInfo.case;
  return (
    behaviourDate.precision === 'range' && behaviourDate.from === info?.periodFrom && behaviourDate.to === info.periodTo
  );
}

const MEASURE_PHRASES: Readonly<Record<RecordValue<'amountLine'>['measure'], string>> = {
  recover: 'phải thu hồi',
  reducePayment: 'phải giảm trừ khi thanh toán',
  reduceSettlement: 'phải giảm trừ khi quyết toán',
  reduceContract: 'phải giảm giá trị hợp đồng',
  reduceEstimate: 'phải giảm giá trị dự toán',
  other: 'cần xem xét, xử lý',
};

function moneyFacts(view: CaseView, row: MatrixRow, unit: Unit): MatrixBlock[] {
  const lines = countedAmong(
    view,
    row.money.flatMap(each => each.lineIds),
  )
    .filter(line => (line.amount ?? 0) > 0)
    .sort((a, b) => (a.fiscalYear ?? 0) - (b.fiscalYear ?? 0) || a.order - b.order || a.id.localeCompare(b.id));
  const [first, ...others] = lines;
  if (first === undefined) return [];
  if (others.length === 0)
    return [
      paragraph(
        said('Số tiền '),
        lineSaid(first),
        said(' là '),
        [money([first.id], unit)],
        inBrackets(proofOfLine(first)),
        said('.'),
      ),
    ];
  return [
    paragraph(
      said('Tổng số tiền là '),
      [
        money(
          lines.map(line => line.id),
          unit,
        ),
      ],
      said(', gồm:'),
    ),
    ...list(
      lines.map((line, index) => [
        ...said(line.fiscalYear === null ? '' : `Năm ${line.fiscalYear}, `),
        ...organisationSaid(line),
        ...said(`${MEASURE_PHRASES[line.measure]}${paidSaid(line)}: `),
        money([line.id], unit),
        ...inBrackets(proofOfLine(line)),
        ...said(index === lines.length - 1 ? '.' : ';'),
      ]),
    ),
  ];
}

function lineSaid(line: RecordValue<'amountLine'>): MatrixInline[] {
  return [
    ...organisationSaid(line),
    ...said(
      `${MEASURE_PHRASES[line.measure]}${paidSaid(line)}${line.fiscalYear === null ? '' : ` năm ${line.fiscalYear}`}`,
    ),
  ];
}

const organisationSaid = (line: RecordValue<'amountLine'>): MatrixInline[] =>
  line.organisationId === null ? [] : [named('organisation', line.organisationId), ...said(' ')];

const paidSaid = (line: RecordValue<'amountLine'>) =>
  line.state === 'paidDuringInspection' ? ', đã nộp trong quá trình thanh tra' : '';

function landFacts(row: MatrixRow): MatrixBlock[] {
  return row.quantities
    .filter(each => (each.value ?? 0) > 0)
    .map(each => {
      const isLand = each.quantityKind === 'landCentiM2';
      const place = [
        each.mapSheet === '' ? '' : `tờ bản đồ số ${each.mapSheet}`,
        each.plot === '' ? '' : `thửa đất số ${each.plot}`,
      ]
        .filter(part => part !== '')
        .join(', ');
      return paragraph(
        said(isLand ? 'Diện tích đất liên quan là ' : 'Số lượng liên quan là '),
        [named('quantity', each.id)],
        said(place === '' ? '' : ` (${place})`),
        inBrackets(each.citations.length > 0 ? each.citations : row.finding.citations),
        said('.'),
      );
    });
}

const DECISION_PHRASES = {
  accepted: 'nội dung giải trình được chấp nhận',
  partly: 'nội dung giải trình được chấp nhận một phần',
  rejected: 'nội dung giải trình không được chấp nhận',
} as const;

/** What was explained, and what người ra quyết định decided; «…» where nobody has decided, for the checks to find. */
function explanationFacts(view: CaseView, { round, decision }: ExplanationOfFinding): MatrixBlock {
  const reply = [
    round.replyNumber === '' ? '' : `số ${round.replyNumber}`,
    round.repliedOn === null ? '' : `ngày ${day(round.repliedOn)}`,
  ]
    .filter(part => part !== '')
    .join(' ');
  const evidence = round.replyEvidenceId === null ? undefined : leavesOf(view, round.replyEvidenceId)[0];
  const claim = open(decision?.claim || round.replySummary);
  const from =
    round.requestedFrom !== null && view.records.organisation[round.requestedFrom] !== undefined
      ? [named('organisation', round.requestedFrom)]
      : said('đơn vị');
  const reason = open(decision?.decisionReason ?? '');
  const answer =
    decision?.decision == null
      ? 'Kết quả xem xét: …'
      : `Qua xem xét, ${DECISION_PHRASES[decision.decision]}${reason === '' ? '' : `; lý do: ${lowerFirst(reason)}`}.`;
  return paragraph(
    said('Về nội dung này, '),
    from,
    said(` giải trình${reply === '' ? '' : ` tại Văn bản ${reply}`}${claim === '' ? '' : `: ${lowerFirst(claim)}`}`),
    inBrackets(evidence === undefined ? [] : [{ leafId: evidence.id, toLeafId: null, side: null }]),
    said(`. ${answer}`),
  );
}
