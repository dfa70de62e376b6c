import {
  citationText,
  countedLines,
  leavesOf,
  organisationName,
  partyName,
  recommendationProgress,
  successorOf,
  sumOf,
} from '#casefile';
import { INSPECTION_TERM } from '#law';
import { dateInText } from '../dates.ts';
import { amountInUnit } from '../figures.ts';
import { amountInWords } from '../words.ts';
import {
  contentsOf,
  dateOf,
  dueOf,
  evidenceOf,
  type FormSource,
  findingsOf,
  headOf,
  infoOf,
  joined,
  lastAct,
  ownAct,
  recommendationsOf,
  subjectName,
  subjectsOf,
} from './case/source.ts';
import { deciderName, deciderOffice, leaderName, nameOf, ownRole, rankOf, roleOf, teamOf } from './case/team.ts';

type Read = (source: FormSource) => string;

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const numberOf =
  (...kinds: Parameters<typeof lastAct> extends [FormSource, ...infer K] ? K : never): Read =>
  source =>
    lastAct(source, ...kinds)?.documentNumber ?? '';
const dayOf =
  (...kinds: Parameters<typeof lastAct> extends [FormSource, ...infer K] ? K : never): Read =>
  source =>
    dateInText(dateOf(lastAct(source, ...kinds)));
const due =
  (ruleId: string): Read =>
  source =>
    dateInText(dueOf(source, ruleId));
const period = (from: string | null, to: string | null) =>
  from === null || to === null ? '' : `từ ngày ${dateInText(from)} đến ngày ${dateInText(to)}`;
const money = (dong: number) => (dong === 0 ? '' : amountInUnit(dong, 'dong'));

const CASE: Readonly<Record<string, Read>> = {
  'cuộc thanh tra': source => lowerFirst(infoOf(source)?.title ?? ''),
  'việc thanh tra': source => lowerFirst((infoOf(source)?.title ?? '').replace(/^thanh tra\s+/i, '')),
  'số quyết định thanh tra': source => infoOf(source)?.decisionNumber || numberOf('decision')(source),
  'ngày quyết định thanh tra': source =>
    dateInText(infoOf(source)?.decisionDate ?? dateOf(lastAct(source, 'decision'))),
  'người ra quyết định thanh tra': deciderOffice,
  'tên người ra quyết định': deciderName,
  'thời kỳ thanh tra': source => period(infoOf(source)?.periodFrom ?? null, infoOf(source)?.periodTo ?? null),
  'thời hạn thanh tra': source => {
    const info = infoOf(source);
    // Điều 20 k1: calendar days, «ngày», never «ngày làm việc».
    return `${info?.termDays ?? INSPECTION_TERM.base[info?.organLevel ?? 'province']} ngày`;
  },
  'đối tượng thanh tra': source => joined(subjectsOf(source).map(each => subjectName(source, each))),
  'nội dung thanh tra': source =>
    contentsOf(source)
      .map(each => lowerFirst(each.title))
      .join('; '),
  'tên cơ quan': ({ document }) => document.organName,
  'địa danh': ({ document }) => document.place,
};

const TEAM: Readonly<Record<string, Read>> = {
  'Trưởng đoàn': leaderName,
  'Phó Trưởng đoàn': source =>
    joined(
      teamOf(source)
        .filter(each => each.role === 'deputy')
        .map(each => nameOf(source, each)),
    ),
  'người giám sát': source => nameOf(source, roleOf(source, 'supervisor')),
  'người thẩm định': source => nameOf(source, roleOf(source, 'appraiser')),
  'số thành viên Đoàn': source => String(teamOf(source).length),
  'thành viên báo cáo': source => nameOf(source, ownRole(source)),
  'ngạch thành viên báo cáo': source => {
    const role = ownRole(source);
    return role === undefined ? '' : rankOf(source, role);
  },
  'đại diện đối tượng thanh tra': source => {
    const [first] = subjectsOf(source);
    return first === undefined
      ? ''
      : first.partyType === 'person'
        ? subjectName(source, first)
        : headOf(source, first.partyId);
  },
};

const ACTS: Readonly<Record<string, Read>> = {
  'ngày công bố': dayOf('announced'),
  'ngày kết thúc thanh tra trực tiếp': dayOf('fieldworkEnded'),
  'ngày hết thời hạn thanh tra': due('term'),
  'thời gian thanh tra trực tiếp': source =>
    period(dateOf(lastAct(source, 'announced')), dateOf(lastAct(source, 'fieldworkEnded'))),
  'hạn công bố quyết định': due('announce'),
  'hạn báo cáo kết quả thanh tra': due('report'),
  'hạn xây dựng dự thảo': due('draft'),
  'hạn ký kết luận': due('sign'),
  'hạn công khai': due('publish'),
  'số quyết định gia hạn': numberOf('extended'),
  'số quyết định tạm dừng': numberOf('paused'),
  'ngày quyết định tạm dừng': dayOf('paused'),
  'tạm dừng từ ngày': source => dateInText(ownAct(source)?.pauseFrom ?? lastAct(source, 'paused')?.pauseFrom ?? null),
  'tạm dừng đến ngày': source => dateInText(ownAct(source)?.pauseTo ?? lastAct(source, 'paused')?.pauseTo ?? null),
  'số báo cáo kết quả thanh tra': numberOf('resultReported'),
  'ngày báo cáo kết quả thanh tra': dayOf('resultReported'),
  'số văn bản giao xây dựng dự thảo': numberOf('draftOrdered'),
  'ngày văn bản giao xây dựng dự thảo': dayOf('draftOrdered'),
  'số văn bản giao thẩm định': numberOf('appraisalOrdered'),
  'ngày văn bản giao thẩm định': dayOf('appraisalOrdered'),
  'số báo cáo thẩm định': numberOf('appraised'),
  'ngày báo cáo thẩm định': dayOf('appraised'),
  'số kết luận thanh tra': numberOf('conclusionSigned', 'conclusionAmended'),
  'ngày kết luận thanh tra': dayOf('conclusionSigned', 'conclusionAmended'),
  'ngày công khai kết luận': dayOf('published'),
  'số ngày của bước này': source => String(ownAct(source)?.days ?? ''),
  'lý do của bước này': source => ownAct(source)?.reason ?? '',
};

const ABOUT: Readonly<Record<string, Read>> = {
  'lần giải trình': ({ view, document }) => String(view.records.explanationRound[document.roundId ?? '']?.round ?? ''),
  'hạn giải trình': ({ view, document }) =>
    dateInText(view.records.explanationRound[document.roundId ?? '']?.deadline ?? null),
  'đơn vị giải trình': source => {
    const { view, document } = source;
    const subject = view.records.subject[view.records.explanationRound[document.roundId ?? '']?.requestedFrom ?? ''];
    return subject === undefined ? '' : subjectName(source, subject);
  },
  'cơ quan nhận hồ sơ': ({ view, document }) => view.records.transfer[document.transferId ?? '']?.recipient ?? '',
  'viện kiểm sát cùng cấp': ({ view, document }) => view.records.transfer[document.transferId ?? '']?.noticeTo ?? '',
  'số văn bản chuyển hồ sơ': ({ view, document }) =>
    view.records.transfer[document.transferId ?? '']?.documentNumber ?? '',
  'căn cứ chuyển hồ sơ': ({ view, document }) => view.records.transfer[document.transferId ?? '']?.ground ?? '',
  'số tài liệu': source => String(evidenceOf(source).length || ''),
  'tổng số tờ': source => String(sheetCount(source) || ''),
  'bên giao tài liệu': source => joined([...new Set(evidenceOf(source).map(each => each.receivedFrom))]),
  'bút lục liên quan': source =>
    findingsOf(source)
      .flatMap(each => each.citations.map(citation => citationText(source.view, citation)))
      .join(', '),
};

const RECOMMENDED: Readonly<Record<string, Read>> = {
  'đơn vị thực hiện kiến nghị': source =>
    joined([...new Set(recommendationsOf(source).map(each => addresseeName(source, each)))]),
  'nội dung kiến nghị': source =>
    recommendationsOf(source)
      .map(each => lowerFirst(each.action))
      .join('; '),
  'thời hạn thực hiện kiến nghị': source =>
    joined([...new Set(recommendationsOf(source).map(each => each.deadlineText || dateInText(each.deadline)))]),
  'số tiền phải thực hiện': source => money(progress(source).due),
  'số tiền phải thực hiện bằng chữ': source => {
    const { due: dong } = progress(source);
    return dong === 0 ? '' : amountInWords(dong);
  },
  'số tiền đã thực hiện': source => (progress(source).due === 0 ? '' : amountInUnit(progress(source).done, 'dong')),
  'số tiền còn phải thực hiện': source =>
    progress(source).due === 0 ? '' : amountInUnit(progress(source).left, 'dong'),
  'tổng số tiền vi phạm': source => money(sumOf(linesOf(source))),
  'tổng số tiền vi phạm bằng chữ': source => {
    const sum = sumOf(linesOf(source));
    return sum === 0 ? '' : amountInWords(sum);
  },
};

/** Every value a form can take from the case, by the name it has between braces. Empty = the case does not say. */
export const NAMES: Readonly<Record<string, Read | undefined>> = {
  ...CASE,
  ...TEAM,
  ...ACTS,
  ...ABOUT,
  ...RECOMMENDED,
};

/** Names that stand for several: each gets a line of its own in Kính gửi and Nơi nhận. */
const LISTS: Readonly<Record<string, ((source: FormSource) => readonly string[]) | undefined>> = {
  'đối tượng thanh tra': source => subjectsOf(source).map(each => subjectName(source, each)),
  'đơn vị thực hiện kiến nghị': source => [
    ...new Set(recommendationsOf(source).map(each => addresseeName(source, each))),
  ],
};

/** The several values of a name; null when it stands for one. */
export function listValue(source: FormSource, name: string): readonly string[] | null {
  const list = LISTS[name]?.(source).filter(each => each !== '');
  return list === undefined || list.length < 2 ? null : list;
}

/**
 * The value of a name for a document: what the person entered for it, else what the case says. Dates as texts write them.
 * @returns '' when there is none
 */
export function fieldValue(source: FormSource, name: string): string {
  const entered = source.document.formFields.find(each => each.id === name)?.value.trim() ?? '';
  if (entered !== '') return /^\d{4}-\d\d-\d\d$/.test(entered) ? dateInText(entered) : entered;
  return NAMES[name]?.(source) ?? '';
}

/** Number of leaves of the items the document is about; a paper not scanned counts by its stated number of sheets. */
export function sheetCount(source: FormSource): number {
  return evidenceOf(source).reduce(
    (sum, each) => sum + (leavesOf(source.view, each.id).length || each.sheetCount || 0),
    0,
  );
}

/** Money of the findings the document is about; overlapping lines counted once. */
function linesOf(source: FormSource) {
  const ids = new Set(findingsOf(source).map(each => each.id));
  return countedLines(source.view).filter(line => ids.has(line.findingId ?? ''));
}

function progress(source: FormSource): { due: number; done: number; left: number } {
  return recommendationsOf(source)
    .map(each => recommendationProgress(source.view, each))
    .reduce((sum, each) => ({ due: sum.due + each.due, done: sum.done + each.done, left: sum.left + each.left }), {
      due: 0,
      done: 0,
      left: 0,
    });
}

/** Who must act today: of a unit that ended, its successor. */
export function addresseeName(
  source: FormSource,
  recommendation: ReturnType<typeof recommendationsOf>[number],
): string {
  const { view } = source;
  const { addresseeType, addresseeId } = recommendation;
  if (addresseeType !== 'organisation' || addresseeId === null) return partyName(view, addresseeType, addresseeId);
  return organisationName(view, successorOf(view, addresseeId));
}
