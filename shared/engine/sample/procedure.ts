import { type ActKind, type Change, setRecord } from '#casefile';

export const SUBJECT =
  'việc quản lý, sử dụng vốn đầu tư xây dựng, sửa chữa, mua sắm thiết bị trường học và quản lý đất công giai đoạn 2022 - 2024 tại Sở Giáo dục và Đào tạo, xã Mường Khoa và xã Nà Lốc';
export const CASE_TITLE = `Thanh tra ${SUBJECT}`;

/** Fields of `caseInfo` given when the case is created. */
export const CASE_INFO = {
  code: 'TT-2026-03',
  summary: 'Hồ sơ mẫu: mọi cơ quan, cá nhân và số liệu đều do nhóm phát triển đặt ra.',
  fieldOfWork: 'Đầu tư xây dựng; mua sắm công; đất đai',
  organLevel: 'province',
  deciderId: 'per-chanh',
  decisionNumber: '12/QĐ-TT',
  decisionDate: '2026-02-10',
  periodFrom: '2022-01-01',
  periodTo: '2024-12-31',
  isComplex: true,
  complexReason: 'Nhiều công trình, nhiều đơn vị, có nội dung liên quan địa bàn đã sắp xếp lại.',
  isDifficultArea: true,
  difficultAreaReason: 'Địa bàn miền núi, biên giới.',
  plannedOrSudden: 'planned',
  archiveCode: 'HS.2026.TT03',
  archiveTitle:
    'Hồ sơ thanh tra việc quản lý, sử dụng vốn đầu tư xây dựng, mua sắm thiết bị trường học và quản lý đất công 2022 - 2024',
} as const;

const CONTENTS: readonly [id: string, title: string, fields: readonly string[]][] = [
  [
    'con-dautu',
    'Quản lý, sử dụng vốn đầu tư xây dựng, sửa chữa và mua sắm thiết bị trường học',
    ['Đầu tư xây dựng', 'Mua sắm công'],
  ],
  ['con-datdai', 'Quản lý, sử dụng đất công, đất trường học', ['Đất đai']],
];

const ACTS: readonly [
  kind: ActKind,
  issued: string,
  number: string,
  title: string,
  extra?: { days?: number; pauseFrom?: string; pauseTo?: string; reason?: string; dateEffective?: string },
][] = [
  ['collectInformation', '2026-01-12', '05/BC-TT', 'Báo cáo kết quả thu thập thông tin chuẩn bị thanh tra'],
  ['decision', '2026-02-10', '12/QĐ-TT', 'Quyết định thanh tra'],
  ['supervisionDecided', '2026-02-10', '13/QĐ-TT', 'Quyết định giám sát hoạt động Đoàn thanh tra'],
  ['planApproved', '2026-02-12', '02/KH-ĐTT', 'Kế hoạch tiến hành thanh tra', {}],
  ['outlineSent', '2026-02-13', '21/ĐTT', 'Đề cương yêu cầu báo cáo'],
  ['announcementNotice', '2026-02-13', '22/TB-ĐTT', 'Thông báo về việc công bố quyết định thanh tra'],
  ['announced', '2026-02-24', '01/BB-ĐTT', 'Biên bản công bố quyết định thanh tra'],
  [
    'paused',
    '2026-03-20',
    '31/QĐ-TT',
    'Quyết định tạm dừng cuộc thanh tra',
    {
      pauseFrom: '2026-03-21',
      pauseTo: '2026-04-03',
      reason: 'Đối tượng thanh tra đề nghị do khắc phục hậu quả lũ ống.',
    },
  ],
  ['resumed', '2026-04-04', '35/QĐ-TT', 'Quyết định tiếp tục cuộc thanh tra'],
  [
    'extended',
    '2026-04-17',
    '40/QĐ-TT',
    'Quyết định gia hạn thời hạn thanh tra',
    { days: 25, reason: 'Nội dung phức tạp, địa bàn miền núi.' },
  ],
  ['transferred', '2026-04-20', '88/TT-P3', 'Văn bản kiến nghị khởi tố, chuyển hồ sơ gói thầu thiết bị số 07'],
  [
    'teamChanged',
    '2026-04-22',
    '43/QĐ-TT',
    'Quyết định thay đổi thành viên Đoàn thanh tra',
    { reason: 'Ông Nguyễn Quốc Dũng nhận nhiệm vụ khác.' },
  ],
  ['fieldworkEnded', '2026-05-15', '61/TB-ĐTT', 'Thông báo kết thúc thanh tra trực tiếp'],
  ['resultReported', '2026-06-05', '70/BC-ĐTT', 'Báo cáo kết quả thanh tra'],
  ['draftOrdered', '2026-06-10', '55/TT-P3', 'Văn bản giao xây dựng dự thảo kết luận thanh tra'],
];

interface RoleRow {
  readonly id: string;
  readonly personId: string;
  readonly role: 'decider' | 'leader' | 'deputy' | 'member' | 'supervisor' | 'appraiser';
  readonly from: string;
  readonly to?: string;
  readonly rank?: string;
  readonly inspectorFrom?: string;
}

const TEAM: readonly RoleRow[] = [
  {
    id: 'role-chanh',
    personId: 'per-chanh',
    role: 'decider',
    from: '2026-02-10',
    rank: 'Thanh tra viên cao cấp',
    inspectorFrom: '2015-01-01',
  },
  {
    id: 'role-td',
    personId: 'per-truongdoan',
    role: 'leader',
    from: '2026-02-10',
    rank: 'Thanh tra viên chính',
    inspectorFrom: '2018-03-01',
  },
  {
    id: 'role-pd',
    personId: 'per-phodoan',
    role: 'deputy',
    from: '2026-02-10',
    rank: 'Thanh tra viên chính',
    inspectorFrom: '2019-09-01',
  },
  {
    id: 'role-tv1',
    personId: 'per-tv1',
    role: 'member',
    from: '2026-02-10',
    to: '2026-04-22',
    rank: 'Thanh tra viên',
    inspectorFrom: '2021-01-01',
  },
  // Not yet a thanh tra viên when he collected a document on 02/3/2026: one of the planted errors.
  {
    id: 'role-tv2',
    personId: 'per-tv2',
    role: 'member',
    from: '2026-02-10',
    rank: 'Thanh tra viên',
    inspectorFrom: '2026-04-01',
  },
  {
    id: 'role-tv3',
    personId: 'per-tv3',
    role: 'member',
    from: '2026-02-10',
    rank: 'Thanh tra viên',
    inspectorFrom: '2022-06-01',
  },
  {
    id: 'role-tv4',
    personId: 'per-tv4',
    role: 'member',
    from: '2026-04-22',
    rank: 'Thanh tra viên',
    inspectorFrom: '2020-10-01',
  },
  {
    id: 'role-gs',
    personId: 'per-giamsat',
    role: 'supervisor',
    from: '2026-02-10',
    rank: 'Thanh tra viên chính',
    inspectorFrom: '2016-01-01',
  },
  {
    id: 'role-thd',
    personId: 'per-thamdinh',
    role: 'appraiser',
    from: '2026-06-12',
    rank: 'Thanh tra viên chính',
    inspectorFrom: '2017-01-01',
  },
];

const ASSIGNMENTS: readonly [
  roleId: string,
  contentId: string,
  subjectId: string,
  task: string,
  deadline: string,
  state: 'accepted' | 'reported' | 'working',
][] = [
  [
    'role-pd',
    'con-dautu',
    'sub-sogddt',
    'Kiểm tra trình tự, thủ tục đầu tư, đấu thầu các công trình do Sở làm chủ đầu tư',
    '2026-04-30',
    'accepted',
  ],
  ['role-tv1', 'con-dautu', 'sub-sogddt', 'Đối chiếu khối lượng nghiệm thu, thanh toán', '2026-04-20', 'reported'],
  [
    'role-tv4',
    'con-dautu',
    'sub-sogddt',
    'Tiếp tục đối chiếu khối lượng nghiệm thu, thanh toán',
    '2026-05-10',
    'accepted',
  ],
  [
    'role-tv3',
    'con-dautu',
    'sub-muongkhoa',
    'Kiểm tra các công trình do UBND huyện Mường Khoa (cũ) làm chủ đầu tư',
    '2026-05-05',
    'accepted',
  ],
  ['role-tv2', 'con-datdai', 'sub-naloc', 'Kiểm tra quản lý quỹ đất công, đất trường học', '2026-05-08', 'accepted'],
  ['role-tv3', 'con-datdai', 'sub-muongkhoa', 'Kiểm tra hồ sơ giao, cho thuê đất công ích', '2026-05-08', 'reported'],
];

/** Changes that create contents, team, assignments and the dated acts. */
export function procedureChanges(): Change[] {
  return [
    ...CONTENTS.map(([id, title, fieldsOfWork], order) =>
      setRecord('inspectionContent', id, { title, order }, { fieldsOfWork }),
    ),
    ...TEAM.map((row, order) =>
      setRecord(
        'teamRole',
        row.id,
        {
          personId: row.personId,
          role: row.role,
          from: row.from,
          to: row.to ?? null,
          order,
          conflictStatement: row.role === 'decider' ? '' : 'Cam kết không có xung đột lợi ích với đối tượng thanh tra.',
          conflictStatementDate: row.role === 'decider' ? null : row.from,
        },
        { inspectorPeriods: [{ id: `${row.id}-tv`, rank: row.rank ?? '', from: row.inspectorFrom ?? null, to: null }] },
      ),
    ),
    ...ASSIGNMENTS.map(([teamRoleId, contentId, subjectId, task, deadline, state], i) =>
      setRecord('assignment', `asg-${i + 1}`, {
        teamRoleId,
        contentId,
        subjectId,
        task,
        deadline,
        state,
        reportedOn: state === 'working' ? null : deadline,
        isLead: i === 0,
      }),
    ),
    ...ACTS.map(([actKind, dateIssued, documentNumber, title, extra], i) =>
      setRecord('procedureAct', `act-${i + 1}`, {
        actKind,
        title,
        documentNumber,
        dateIssued,
        dateEffective: extra?.dateEffective ?? dateIssued,
        days: extra?.days ?? null,
        pauseFrom: extra?.pauseFrom ?? null,
        pauseTo: extra?.pauseTo ?? null,
        reason: extra?.reason ?? '',
      }),
    ),
  ];
}
