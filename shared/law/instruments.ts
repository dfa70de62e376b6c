import type { Verification } from './deadlines.ts';

export interface Instrument {
  readonly id: string;
  readonly instrumentType: string;
  readonly number: string;
  readonly name: string;
  readonly issuer: string;
  readonly issuedOn: string | null;
  readonly inForceFrom: string | null;
  readonly inForceTo: string | null;
  readonly verification: Verification;
}

/** The library a new office starts with: only what domain/ names with a number; each with its mark. */
export const INSTRUMENTS: readonly Instrument[] = [
  {
    id: 'luat-84-2025',
    instrumentType: 'Luật',
    number: '84/2025/QH15',
    name: 'Luật Thanh tra',
    issuer: 'Quốc hội',
    issuedOn: '2025-06-25',
    inForceFrom: '2025-07-01',
    inForceTo: null,
    verification: 'V',
  },
  {
    id: 'nd-216-2025',
    instrumentType: 'Nghị định',
    number: '216/2025/NĐ-CP',
    name: 'quy định chi tiết một số điều của Luật Thanh tra',
    issuer: 'Chính phủ',
    issuedOn: '2025-08-05',
    inForceFrom: null,
    inForceTo: null,
    verification: 'S',
  },
  {
    id: 'nd-217-2025',
    instrumentType: 'Nghị định',
    number: '217/2025/NĐ-CP',
    name: 'hoạt động kiểm tra chuyên ngành',
    issuer: 'Chính phủ',
    issuedOn: '2025-08-05',
    inForceFrom: null,
    inForceTo: null,
    verification: 'V',
  },
  {
    id: 'nd-30-2020',
    instrumentType: 'Nghị định',
    number: '30/2020/NĐ-CP',
    name: 'công tác văn thư',
    issuer: 'Chính phủ',
    issuedOn: '2020-03-05',
    inForceFrom: '2020-03-05',
    inForceTo: null,
    verification: 'V',
  },
  {
    id: 'tt-06-2024',
    instrumentType: 'Thông tư',
    number: '06/2024/TT-TTCP',
    name: 'lập, quản lý hồ sơ thanh tra, hồ sơ giải quyết khiếu nại, hồ sơ giải quyết tố cáo',
    issuer: 'Thanh tra Chính phủ',
    issuedOn: '2024-07-01',
    inForceFrom: '2024-08-15',
    inForceTo: null,
    verification: 'S',
  },
  {
    id: 'tt-08-2024',
    instrumentType: 'Thông tư',
    number: '08/2024/TT-TTCP',
    name: 'trình tự, thủ tục tiến hành một cuộc thanh tra',
    issuer: 'Thanh tra Chính phủ',
    issuedOn: '2024-12-18',
    inForceFrom: '2025-02-03',
    inForceTo: null,
    verification: 'unverified',
  },
  {
    id: 'luat-136-2025',
    instrumentType: 'Luật',
    number: '136/2025/QH15',
    name: 'Luật sửa đổi, bổ sung một số điều của Luật Tiếp công dân, Luật Khiếu nại, Luật Tố cáo',
    issuer: 'Quốc hội',
    issuedOn: '2025-12-10',
    inForceFrom: '2026-07-01',
    inForceTo: null,
    verification: 'S',
  },
  {
    id: 'luat-132-2025',
    instrumentType: 'Luật',
    number: '132/2025/QH15',
    name: 'Luật sửa đổi, bổ sung một số điều của Luật Phòng, chống tham nhũng',
    issuer: 'Quốc hội',
    issuedOn: '2025-12-10',
    inForceFrom: '2026-07-01',
    inForceTo: null,
    verification: 'S',
  },
  {
    id: 'luat-117-2025',
    instrumentType: 'Luật',
    number: '117/2025/QH15',
    name: 'Luật Bảo vệ bí mật nhà nước',
    issuer: 'Quốc hội',
    issuedOn: '2025-12-10',
    inForceFrom: '2026-03-01',
    inForceTo: null,
    verification: 'S',
  },
  {
    id: 'blhs-100-2015',
    instrumentType: 'Bộ luật',
    number: '100/2015/QH13',
    name: 'Bộ luật Hình sự',
    issuer: 'Quốc hội',
    issuedOn: null,
    inForceFrom: null,
    inForceTo: null,
    verification: 'M',
  },
  {
    id: 'bltths-101-2015',
    instrumentType: 'Bộ luật',
    number: '101/2015/QH13',
    name: 'Bộ luật Tố tụng hình sự',
    issuer: 'Quốc hội',
    issuedOn: null,
    inForceFrom: null,
    inForceTo: null,
    verification: 'M',
  },
];

/** Mandatory contents of a conclusion (Luật Thanh tra 84/2025 Điều 36 k2); c and d may be «không có». */
export const CONCLUSION_CONTENTS = ['a', 'b', 'c', 'd', 'đ'] as const;
