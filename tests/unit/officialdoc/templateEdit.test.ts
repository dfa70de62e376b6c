import { describe, expect, it } from 'vitest';
import {
  activeTemplate,
  FORMS,
  newDocument,
  revisionsOf,
  saveTemplate,
  shippedTemplate,
  takeTemplate,
  templateOf,
  templateProblems,
} from '#officialdoc';
import { sampleCase } from '../../fixtures/sampleCase.ts';

const sample = sampleCase();
const shipped = shippedTemplate('inspectionDecision');
if (shipped === null) throw new Error('no form');
const made = (id: string) => ({ id, at: 1, byName: 'Trần Thị Hải Vân', note: 'Theo hướng dẫn' });

describe('a form edited by the office', () => {
  it('every shipped form can be kept as it is', () => {
    for (const form of FORMS) expect([form.form, templateProblems(form)]).toEqual([form.form, []]);
  });
  it('is not kept while a document made from it would have a hole', () => {
    const codes = (patch: Partial<typeof shipped>) => templateProblems({ ...shipped, ...patch }).map(each => each.code);
    expect(codes({ summary: 'Về {chuyện lạ}' })).toEqual(['unknownName']);
    expect(codes({ body: `${shipped.body}\n{{bảng lạ}}` })).toEqual(['unknownBlock']);
    const [field] = shipped.fields;
    if (field === undefined) throw new Error('no field');
    expect(codes({ fields: [...shipped.fields, field] })).toEqual(['fieldTwice']);
    expect(codes({ fields: [...shipped.fields, { ...field, name: ' ' }] })).toEqual(['fieldUnnamed']);
    expect(codes({ fields: shipped.fields.filter(each => each.name !== 'căn cứ ra quyết định') })).toContain(
      'unknownName',
    );
  });
  it('is used from then on; documents made before keep theirs; an earlier edition comes back', () => {
    const start = sample.view;
    const before = newDocument({
      view: start,
      template: activeTemplate(start, 'inspectionDecision') ?? shipped,
      profile: undefined,
      about: {},
      today: '2026-06-01',
      newId: () => 'old',
    });
    const first = saveTemplate(start, { ...shipped, summary: 'Về việc thứ nhất' }, made('t1'));
    const one = sample.with(...first);
    const second = saveTemplate(one, { ...shipped, summary: 'Về việc thứ hai' }, made('t2'));
    const two = sample.with(...first, ...second);
    expect(activeTemplate(one, 'inspectionDecision')).toMatchObject({ summary: 'Về việc thứ nhất', revision: 1 });
    expect(activeTemplate(two, 'inspectionDecision')).toMatchObject({ summary: 'Về việc thứ hai', revision: 2 });
    expect(revisionsOf(two, 'inspectionDecision').map(each => [each.record?.id ?? null, each.isInUse])).toEqual([
      ['t2', true],
      ['t1', false],
      [null, false],
    ]);
    const caseView = sample.with(...before.changes);
    const old = caseView.records.document.old;
    if (old === undefined) throw new Error('no document');
    expect(templateOf(caseView, old)).toEqual(shipped);

    const back = sample.with(...first, ...second, ...takeTemplate(two, 'inspectionDecision', 't1'));
    expect(activeTemplate(back, 'inspectionDecision')?.summary).toBe('Về việc thứ nhất');
    const reset = sample.with(...first, ...second, ...takeTemplate(two, 'inspectionDecision', null));
    expect(activeTemplate(reset, 'inspectionDecision')).toEqual(shipped);
    const again = saveTemplate(reset, shipped, made('t3'));
    expect(again).toContainEqual(expect.objectContaining({ id: 't3' }));
    expect(sample.with(...first, ...second, ...again).records.template.t3?.revision).toBe(3);
  });
});
