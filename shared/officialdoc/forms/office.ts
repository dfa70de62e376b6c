import type { RecordValue } from '#casefile';
import { organInSentence, organName } from './organ.ts';
import type { FormTemplate } from './template.ts';

export type Profile = RecordValue<'profile'>;
export type Signer = Profile['signers'][number];

/** Ký hiệu of the Đoàn's own series where the office has set none. */
const TEAM_SYMBOL = 'ĐTT';

/** The office inside a sentence: as entered, else made from the printed lines. */
export function officeName(profile: Profile | undefined): string {
  if (profile === undefined) return '';
  return profile.organName || organName(profile.parentOrgan, profile.issuingOrgan);
}

/**
 * Symbol of a document (NĐ 30/2020, Phụ lục I, Mục II.3.b): «QĐ-TT», «BB-ĐTT», of a công văn «TT-P3». What the office set
 * for a kind wins; empty while the office has not said its abbreviation, for no symbol is ever guessed.
 */
export function symbolOf(template: FormTemplate, profile: Profile | undefined): string {
  if (!template.hasNumber || template.type === '') return '';
  const own = template.issuedBy === 'team' ? profile?.teamSymbol || TEAM_SYMBOL : (profile?.organAbbreviation ?? '');
  const set = template.issuedBy === 'team' ? '' : setSymbol(template.type, profile);
  if (set !== '') return set;
  if (own === '') return '';
  if (template.type !== 'CV') return `${template.type}-${own}`;
  const unit = template.issuedBy === 'team' ? '' : (profile?.unitAbbreviation ?? '');
  return unit === '' ? own : `${own}-${unit}`;
}

function setSymbol(type: string, profile: Profile | undefined): string {
  const listed = profile?.symbols.find(each => each.id === type)?.symbol ?? '';
  if (listed !== '') return listed;
  if (type === 'KL') return profile?.conclusionSymbol ?? '';
  return type === 'QĐ' ? (profile?.decisionSymbol ?? '') : '';
}

/** «THANH TRA TỈNH» stands alone in ô 2 of the office; above the Đoàn's own line it needs its place. */
function officeLine(profile: Profile | undefined): string {
  return officeName(profile).toUpperCase() || (profile?.issuingOrgan ?? '');
}

/** Ô 2: of the office, or of the Đoàn under the office (domain/bieu-mau-thanh-tra.md §6). */
export function organLines(
  template: FormTemplate,
  profile: Profile | undefined,
  decisionNumber: string,
): { readonly parentOrgan: string; readonly issuingOrgan: string } {
  if (template.issuedBy === 'office')
    return { parentOrgan: profile?.parentOrgan ?? '', issuingOrgan: profile?.issuingOrgan ?? '' };
  return {
    parentOrgan: officeLine(profile),
    issuingOrgan: decisionNumber === '' ? 'ĐOÀN THANH TRA' : `ĐOÀN THANH TRA\nTHEO QĐ SỐ ${decisionNumber}`,
  };
}

/** Who may sign on a day: those whose period holds it. */
export function signersOn(profile: Profile | undefined, on: string): readonly Signer[] {
  return (profile?.signers ?? []).filter(
    each => (each.from == null || each.from <= on) && (each.to == null || on <= each.to),
  );
}

/** Values a template takes from the office, by name. */
export function officeValues(profile: Profile | undefined): Readonly<Record<string, string>> {
  const parent = organInSentence(profile?.parentOrgan ?? '');
  const unit = profile?.unitAbbreviation ?? '';
  return {
    'cơ quan quản lý cấp trên': /^(UBND|Ủy ban nhân dân)/.test(parent) ? `Chủ tịch ${parent}` : parent,
    'dòng lưu': `${(profile?.archiveLine || `Lưu: VT${unit === '' ? '' : `, ${unit}`}`).replace(/\.$/, '')}.`,
  };
}
