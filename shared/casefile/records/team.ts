import * as z from 'zod';
import {
  choice,
  collection,
  date,
  defineRecord,
  flag,
  isoDate,
  order,
  recordId,
  ref,
  refs,
  text,
  texts,
  whole,
} from '../define.ts';

/** nội dung thanh tra. */
export const inspectionContent = defineRecord({
  kind: 'inspectionContent',
  version: 1,
  fields: { title: text(), description: text(), order: order() },
  collections: { fieldsOfWork: texts() },
});

export const TEAM_ROLES = ['decider', 'approver', 'leader', 'deputy', 'member', 'supervisor', 'appraiser'] as const;

/** Part in the team over a period; whether the member was a thanh tra viên is itself dated. */
export const teamRole = defineRecord({
  kind: 'teamRole',
  version: 1,
  fields: {
    personId: ref(),
    role: choice(TEAM_ROLES, 'member'),
    from: date(),
    to: date(),
    conflictStatement: text(),
    conflictStatementDate: date(),
    /** Public key (hex) of the person's identity when they work in this program. */
    identity: text(),
    order: order(),
  },
  collections: {
    /** Periods in which the person was a thanh tra viên (Luật Thanh tra Điều 41: only they may request documents). */
    inspectorPeriods: collection(
      z.strictObject({ id: recordId, rank: z.string().max(200), from: isoDate.nullable(), to: isoDate.nullable() }),
    ),
  },
});

/** Member × content × subject × deadline × result report. */
export const assignment = defineRecord({
  kind: 'assignment',
  version: 1,
  fields: {
    teamRoleId: ref(),
    contentId: ref(),
    subjectId: ref(),
    task: text(),
    deadline: date(),
    state: choice(['assigned', 'working', 'reported', 'accepted'], 'assigned'),
    reportedOn: date(),
    reportDocumentId: ref(),
    isLead: flag(),
  },
  collections: {},
});

export const ACT_KINDS = [
  'collectInformation', // thu thập thông tin để chuẩn bị
  'decision', // ban hành quyết định thanh tra
  'planApproved', // phê duyệt kế hoạch tiến hành
  'outlineSent', // gửi đề cương yêu cầu báo cáo
  'announcementNotice', // thông báo về việc công bố
  'announced', // công bố quyết định
  'extended', // gia hạn
  'paused', // tạm dừng
  'resumed', // tiếp tục
  'stopped', // đình chỉ
  'teamChanged', // thay đổi Đoàn
  'decisionAmended', // sửa đổi, bổ sung quyết định
  'supervisionDecided', // giám sát Đoàn
  'fieldworkEnded', // kết thúc tiến hành thanh tra trực tiếp
  'resultReported', // báo cáo kết quả thanh tra
  'draftOrdered', // giao xây dựng dự thảo kết luận
  'draftSubmitted', // trình dự thảo kết luận
  'appraisalOrdered', // giao thẩm định
  'appraised', // báo cáo kết quả thẩm định
  'authorityReported', // báo cáo thủ trưởng cơ quan quản lý nhà nước cùng cấp
  'authorityAnswered',
  'conclusionSigned', // ký ban hành kết luận
  'conclusionAmended',
  'published', // công khai
  'conclusionSent',
  'followUpDirected', // văn bản chỉ đạo thực hiện (Điều 53)
  'subjectPlanReported', // báo cáo của đối tượng (Điều 54 k1)
  'followUpEnded', // kết thúc theo dõi
  'fileClosed', // kết thúc hồ sơ
  'fileArchived', // nộp lưu
  'transferred', // chuyển hồ sơ
  'reinspection', // thanh tra lại
  'other',
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** A dated act of procedure. The stage and every deadline are computed from these, never typed. */
export const procedureAct = defineRecord({
  kind: 'procedureAct',
  version: 1,
  fields: {
    actKind: choice(ACT_KINDS, 'other'),
    title: text(),
    documentNumber: text(),
    dateIssued: date(),
    dateEffective: date(),
    /** Days granted (gia hạn, thời hạn thẩm định …). */
    days: whole(),
    pauseFrom: date(),
    pauseTo: date(),
    reason: text(),
    documentId: ref(),
    evidenceId: ref(),
    /** Which conclusion it concerns, when an inspection has several. */
    conclusionId: ref(),
    note: text(),
  },
  collections: {
    subjectIds: refs(),
    rulesApplied: collection(z.strictObject({ id: recordId, ruleVersion: z.string() })),
  },
});
