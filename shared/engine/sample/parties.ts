import { type Change, setRecord } from '#casefile';

/**
 * Units and people of the sample case. All are invented; the shape follows published conclusions of provincial
 * inspectorates. One district ended on 30/6/2025 and has a successor, as the reform of 01/7/2025 left many.
 */
const ORGANISATIONS: readonly [
  id: string,
  name: string,
  level: 'province' | 'district' | 'commune' | 'unit' | 'enterprise' | 'central',
  parentId: string | null,
  abbreviation: string,
][] = [
  ['org-ubndtinh', 'Ủy ban nhân dân tỉnh Hoàng Sơn', 'province', null, 'UBND tỉnh'],
  ['org-thanhtra', 'Thanh tra tỉnh Hoàng Sơn', 'province', 'org-ubndtinh', 'Thanh tra tỉnh'],
  ['org-sogddt', 'Sở Giáo dục và Đào tạo tỉnh Hoàng Sơn', 'province', 'org-ubndtinh', 'Sở GD&ĐT'],
  ['org-khtc', 'Phòng Kế hoạch - Tài chính, Sở Giáo dục và Đào tạo', 'unit', 'org-sogddt', 'Phòng KHTC'],
  ['org-bqlda', 'Ban Quản lý dự án đầu tư xây dựng ngành giáo dục', 'unit', 'org-sogddt', 'Ban QLDA'],
  ['org-noitru', 'Trường Phổ thông dân tộc nội trú tỉnh Hoàng Sơn', 'unit', 'org-sogddt', 'Trường PTDTNT tỉnh'],
  ['org-thpt2', 'Trường Trung học phổ thông số 2 Khe Sành', 'unit', 'org-sogddt', 'Trường THPT số 2'],
  ['org-huyencu', 'Ủy ban nhân dân huyện Mường Khoa', 'district', 'org-ubndtinh', 'UBND huyện Mường Khoa'],
  ['org-muongkhoa', 'Ủy ban nhân dân xã Mường Khoa', 'commune', 'org-ubndtinh', 'UBND xã Mường Khoa'],
  ['org-naloc', 'Ủy ban nhân dân xã Nà Lốc', 'commune', 'org-ubndtinh', 'UBND xã Nà Lốc'],
  ['org-xaydung', 'Công ty TNHH Xây dựng Thành Đạt Hoàng Sơn', 'enterprise', null, 'Công ty Thành Đạt'],
  ['org-thietbi', 'Công ty Cổ phần Thiết bị trường học Bắc Sơn', 'enterprise', null, 'Công ty Bắc Sơn'],
  ['org-tuvan', 'Công ty TNHH Tư vấn thiết kế Nam Khê', 'enterprise', null, 'Công ty Nam Khê'],
  ['org-cqdt', 'Cơ quan Cảnh sát điều tra Công an tỉnh Hoàng Sơn', 'province', null, 'CQCSĐT'],
  ['org-vks', 'Viện kiểm sát nhân dân tỉnh Hoàng Sơn', 'province', null, 'VKSND tỉnh'],
];

const PERSONS: readonly [id: string, fullName: string, officeLabel: string, isInspector: boolean][] = [
  ['per-chanh', 'Lò Văn Thuận', 'Chánh Thanh tra tỉnh', true],
  ['per-truongdoan', 'Trần Thị Hải Vân', 'Trưởng đoàn thanh tra', true],
  ['per-phodoan', 'Hoàng Minh Khôi', 'Phó Trưởng đoàn', true],
  ['per-tv1', 'Nguyễn Quốc Dũng', 'thành viên Đoàn', true],
  ['per-tv2', 'Giàng A Sử', 'thành viên Đoàn', false],
  ['per-tv3', 'Phạm Thu Trang', 'thành viên Đoàn', true],
  ['per-tv4', 'Vàng Thị Mỷ', 'thành viên Đoàn (thay thế)', true],
  ['per-giamsat', 'Đỗ Xuân Bách', 'người giám sát Đoàn', true],
  ['per-thamdinh', 'Bùi Hồng Liên', 'người thẩm định', true],
  ['per-giamdoc', 'Đinh Công Tráng', 'Giám đốc Sở Giáo dục và Đào tạo', false],
  ['per-pgd', 'Lường Thị Ánh', 'Phó Giám đốc Sở Giáo dục và Đào tạo', false],
  ['per-khtc', 'Nông Đức Thịnh', 'Trưởng phòng Kế hoạch - Tài chính', false],
  ['per-bql', 'Cầm Văn Hưởng', 'Giám đốc Ban Quản lý dự án', false],
  ['per-huyen', 'Tạ Quang Vịnh', 'nguyên Chủ tịch UBND huyện Mường Khoa', false],
  ['per-muongkhoa', 'Sùng A Páo', 'Chủ tịch UBND xã Mường Khoa', false],
  ['per-naloc', 'Lý Thị Sáo', 'Chủ tịch UBND xã Nà Lốc', false],
  ['per-diachinh', 'Hà Văn Quyết', 'công chức địa chính xã Nà Lốc', false],
  ['per-thanhdat', 'Vũ Thành Đạt', 'Giám đốc Công ty Thành Đạt', false],
  ['per-bacson', 'Dương Bắc Sơn', 'Giám đốc Công ty Bắc Sơn', false],
];

const OFFICES: readonly [
  id: string,
  personId: string,
  title: string,
  organisationId: string,
  from: string,
  to: string | null,
  isHead: boolean,
][] = [
  ['off-giamdoc', 'per-giamdoc', 'Giám đốc', 'org-sogddt', '2021-03-01', null, true],
  ['off-pgd', 'per-pgd', 'Phó Giám đốc', 'org-sogddt', '2020-08-15', null, false],
  ['off-khtc', 'per-khtc', 'Trưởng phòng', 'org-khtc', '2019-05-01', '2025-02-28', false],
  ['off-bql', 'per-bql', 'Giám đốc', 'org-bqlda', '2018-01-10', null, true],
  ['off-huyen', 'per-huyen', 'Chủ tịch', 'org-huyencu', '2020-06-20', '2025-06-30', true],
  ['off-muongkhoa', 'per-muongkhoa', 'Chủ tịch', 'org-muongkhoa', '2025-07-01', null, true],
  ['off-naloc', 'per-naloc', 'Chủ tịch', 'org-naloc', '2021-07-01', null, true],
  ['off-diachinh', 'per-diachinh', 'công chức địa chính', 'org-naloc', '2016-04-01', null, false],
];

/** Changes that create every unit, person, office holding and subject. */
export function partyChanges(): Change[] {
  return [
    ...ORGANISATIONS.map(([id, name, level, parentId, abbreviation]) =>
      setRecord(
        'organisation',
        id,
        {
          name,
          level,
          parentId,
          abbreviation,
          ...(id === 'org-huyencu' && {
            endedOn: '2025-06-30',
            successorId: 'org-muongkhoa',
            note: 'Kết thúc hoạt động từ ngày 01/7/2025 khi tổ chức chính quyền địa phương hai cấp.',
          }),
        },
        {
          names: [
            {
              id: `${id}-1`,
              name,
              from: id === 'org-muongkhoa' ? '2025-07-01' : null,
              to: id === 'org-huyencu' ? '2025-06-30' : null,
            },
          ],
        },
      ),
    ),
    ...PERSONS.map(([id, fullName, officeLabel, isInspector]) =>
      setRecord('person', id, { fullName, officeLabel, isInspector }),
    ),
    ...OFFICES.map(([id, personId, title, organisationId, from, to, isHead]) =>
      setRecord('officeHolding', id, { personId, title, organisationId, from, to, isHead }),
    ),
    ...(['org-sogddt', 'org-muongkhoa', 'org-naloc'] as const).map((partyId, order) =>
      setRecord('subject', `sub-${partyId.slice(4)}`, { role: 'subject', partyType: 'organisation', partyId, order }),
    ),
    ...(['org-huyencu', 'org-bqlda', 'org-xaydung', 'org-thietbi', 'org-tuvan'] as const).map((partyId, order) =>
      setRecord('subject', `rel-${partyId.slice(4)}`, {
        role: 'related',
        partyType: 'organisation',
        partyId,
        order: 10 + order,
      }),
    ),
  ];
}
