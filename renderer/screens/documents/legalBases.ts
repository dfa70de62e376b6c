/**
 * The căn cứ of a document with one more: each on its own line, ended by «;», the last by «.» (NĐ 30/2020, Phụ lục I, ô 6).
 * A reference that stands there already is not added again.
 */
export function withBasis(legalBases: string, reference: string): string {
  const lines = legalBases
    .split('\n')
    .map(line => line.trim().replace(/[;.]+$/, ''))
    .filter(line => line !== '');
  const added = `Căn cứ ${reference}`;
  const all = lines.includes(added) ? lines : [...lines, added];
  return all.map((line, index) => `${line}${index === all.length - 1 ? '.' : ';'}`).join('\n');
}
