import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { INSTRUMENTS } from '#law';
import {
  applyFix,
  type Block,
  checkDocument,
  checkForm,
  DocumentError,
  FORM_GROUPS,
  FORM_RULES,
  type FormContext,
  type FormFinding,
  type OfficialDocument,
  readDocx,
  renderDocx,
  type Subject,
} from '#officialdoc';
import { aConclusion, aDispatch } from '../../fixtures/conclusionTree.ts';
import { editedWord } from '../../fixtures/wordFile.ts';

const CONTEXT: FormContext = {
  law: { instruments: INSTRUMENTS, date: '2026-07-05' },
  byOffice: [{ name: 'Hà Văn Tú', office: 'nguyên Trưởng phòng Kế hoạch - Tài chính' }],
};
const paragraph = (text: string): Block => ({ type: 'paragraph', role: 'body', inlines: [{ type: 'text', text }] });
const codesOf = (findings: readonly FormFinding[]) => [...new Set(findings.map(each => each.code))];
const changed = (change: (document: OfficialDocument) => unknown, from = aConclusion({ findings: 1 })) => {
  const document = structuredClone(from);
  change(document);
  return document;
};
const firstLine = (text: string) => changed(document => document.body.unshift(paragraph(text)));

/** A sentence that breaks one rule of writing, and the sentence as it is right. */
const SENTENCES: readonly (readonly [code: string, wrong: string, right: string])[] = [
  ['unitCapital', 'Đoàn làm việc tại Xã Mường Khoa trong hai ngày.', 'Đoàn làm việc tại xã Mường Khoa trong hai ngày.'],
  ['unitOfNumber', 'Trụ sở đặt tại phường 1 từ năm 2024.', 'Trụ sở đặt tại Phường 1 từ năm 2024.'],
  ['unitSpecial', 'Hội nghị họp tại thủ đô Hà Nội ngày 05/7.', 'Hội nghị họp tại Thủ đô Hà Nội ngày 05/7.'],
  ['region', 'Các tỉnh vùng tây bắc có địa hình dốc.', 'Các tỉnh vùng Tây Bắc có địa hình dốc.'],
  ['organName', 'Việc này do Ủy Ban Nhân Dân tỉnh quyết định.', 'Việc này do Ủy ban nhân dân tỉnh quyết định.'],
  ['peopleCapital', 'Ý kiến phản ánh của nhân dân trong xã.', 'Ý kiến phản ánh của Nhân dân trong xã.'],
  ['stateCapital', 'Chủ trương của Đảng và nhà nước về giáo dục.', 'Chủ trương của Đảng và Nhà nước về giáo dục.'],
  ['titleCapital', 'Báo cáo thủ tướng Chính phủ theo quy định.', 'Báo cáo Thủ tướng Chính phủ theo quy định.'],
  [
    'documentName',
    'Thực hiện theo nghị định số 217/2025/NĐ-CP đã ban hành.',
    'Thực hiện theo Nghị định số 217/2025/NĐ-CP đã ban hành.',
  ],
  ['articleCapital', 'Việc này trái điều 36 của Luật Thanh tra.', 'Việc này trái Điều 36 của Luật Thanh tra.'],
  ['clauseSmall', 'Nội dung nêu tại Khoản 2 Điều 36 của Luật.', 'Nội dung nêu tại khoản 2 Điều 36 của Luật.'],
  ['weekday', 'Đoàn họp sáng thứ hai, ngày 06 tháng 7.', 'Đoàn họp sáng thứ Hai, ngày 06 tháng 7.'],
  ['monthWord', 'Công trình xong trong tháng tám năm 2024.', 'Công trình xong trong tháng Tám năm 2024.'],
  ['holiday', 'Nghỉ ngày quốc khánh 2-9 theo lịch chung.', 'Nghỉ ngày Quốc khánh 2-9 theo lịch chung.'],
  [
    'sentenceStart',
    'Việc nghiệm thu đã xong. kinh phí đã quyết toán.',
    'Việc nghiệm thu đã xong. Kinh phí đã quyết toán.',
  ],
  ['lineStart', 'việc nghiệm thu công trình đã hoàn thành.', 'Việc nghiệm thu công trình đã hoàn thành.'],
  ['blankLeft', 'Theo Quyết định ngày … tháng 7 năm 2026.', 'Theo Quyết định ngày 05 tháng 7 năm 2026.'],
  ['basisNotInForce', 'Đối chiếu Nghị định số 26/2020/NĐ-CP đã nêu.', 'Đối chiếu Nghị định số 63/2026/NĐ-CP đã nêu.'],
  [
    'nameInsteadOfOffice',
    'Biên bản do ông Hà Văn Tú ký thay.',
    'Biên bản do ông nguyên Trưởng phòng Kế hoạch - Tài chính ký thay.',
  ],
  ['oldCodeTable', 'Nhµ tr­êng thu tiÒn ñng hé x©y s©n.', 'Nhà trường thu tiền ủng hộ xây sân.'],
  ['notComposed', 'Nhà trường thu tiền ủng hộ.'.normalize('NFD'), 'Nhà trường thu tiền ủng hộ.'],
  ['unprintableLetter', 'Nhà trường \uf0b7 thu tiền ủng hộ.', 'Nhà trường • thu tiền ủng hộ.'],
  ['letterOutsideFace', 'Nhà trường 漢 thu tiền ủng hộ.', 'Nhà trường Hán thu tiền ủng hộ.'],
  ['endMarkInside', 'Việc nghiệm thu đã xong./.', 'Việc nghiệm thu đã xong.'],
];

/** A tree that breaks one rule of form. */
const TREES: readonly (readonly [code: string, document: OfficialDocument])[] = [
  ['numberWithoutZero', changed(d => (d.header.numberLine = 'Số: 5/KL-TT'))],
  ['numberWithSpaces', changed(d => (d.header.numberLine = 'Số: 05 / KL-TT'))],
  ['numberWithoutSymbol', changed(d => (d.header.numberLine = 'Số: 05'))],
  ['dateZeros', changed(d => (d.header.placeAndDate = 'Hoàng Sơn, ngày 5 tháng 07 năm 2026'))],
  ['placeComma', changed(d => (d.header.placeAndDate = 'Hoàng Sơn ngày 05 tháng 7 năm 2026'))],
  ['fieldMissing', changed(d => (d.signature.name = ''))],
  ['degreeBeforeName', changed(d => (d.signature.name = 'PGS.TS. Hoàng Minh Khôi'))],
  ['authorityMark', changed(d => (d.signature.lines = ['KT CHÁNH THANH TRA', 'PHÓ CHÁNH THANH TRA']))],
  ['recipientsWithoutArchiveLine', changed(d => (d.recipients = ['- Sở Tài chính;', '- Lưu hồ sơ.']))],
  ['recipientsPunctuation', changed(d => (d.recipients = ['- Sở Tài chính.', '- Lưu: VT, P3.']))],
  ['recipientsDash', changed(d => (d.recipients = ['+ Sở Tài chính;', '- Lưu: VT, P3.']))],
  ['asAboveWithoutAddressee', changed(d => (d.recipients = ['- Như trên;', '- Lưu: VT, P3.']))],
  ['recipientsWithoutAsAbove', changed(d => (d.addressees = ['Sở Tài chính']))],
  ['addresseesPunctuation', changed(d => (d.addressees = ['- Sở Tài chính', '- Sở Nội vụ.']), aDispatch())],
  ['legalBasesPunctuation', changed(d => (d.legalBases = ['Căn cứ Luật Thanh tra ngày 25 tháng 6 năm 2025;']))],
  [
    'headingEmpty',
    changed(d =>
      d.body.splice(3, 0, { type: 'heading', level: 1, label: 'I.', inlines: [{ type: 'text', text: 'Trống' }] }),
    ),
  ],
  ['mandatoryPartMissing', changed(d => withoutHeading(d, /bất cập/))],
  ['uyMixed', changed(d => d.body.unshift(paragraph('Ủy ban nhân dân xã và Uỷ ban nhân dân tỉnh đã họp.')))],
];

function withoutHeading(document: OfficialDocument, words: RegExp): void {
  document.body = document.body.filter(
    block => block.type !== 'heading' || !block.inlines.some(each => 'text' in each && words.test(each.text)),
  );
}

/** A file that breaks one rule, made from a right one. */
const FILES: readonly (readonly [code: string, edits: Parameters<typeof editedWord>[1]])[] = [
  ['paperNotA4', [['document', 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"']]],
  ['margins', [['document', 'w:left="1701"', 'w:left="1134"']]],
  ['pageNumberOnFirst', [['document', '<w:titlePg/>', '']]],
  ['pageNumberMissing', [['header1', 'PAGE', 'DATE']]],
  ['pageNumberPlace', [['header1', '<w:jc w:val="center"/>', '<w:jc w:val="right"/>']]],
  [
    'fontNotTimes',
    [['document', '<w:sz w:val="26"/>', '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="26"/>']],
  ],
  ['colourNotBlack', [['document', '<w:sz w:val="26"/>', '<w:color w:val="1F4E79"/><w:sz w:val="26"/>']]],
  [
    'sizeOutOfRange',
    [['document', /<w:sz w:val="26"\/><w:szCs w:val="26"\/><\/w:rPr>(?=<w:t[^>]*>UBND)/, '<w:sz w:val="30"/></w:rPr>']],
  ],
  [
    'sizesIncoherent',
    [['document', /<w:sz w:val="28"\/>(?=<w:szCs w:val="28"\/><\/w:rPr><w:t[^>]*>Độc lập)/, '<w:sz w:val="26"/>']],
  ],
  [
    'styleWrong',
    [['document', /<w:b\/><w:bCs\/>(?=<w:sz w:val="26"\/><w:szCs w:val="26"\/><\/w:rPr><w:t[^>]*>CỘNG)/, '']],
  ],
  ['notInCapitals', [['document', '>KẾT LUẬN THANH TRA<', '>Kết luận thanh tra<']]],
  ['nationWords', [['document', '>CỘNG HÒA XÃ', '>CỘNG HOÀ XÃ']]],
  ['mottoWords', [['document', 'Độc lập - Tự do', 'Độc lập - tự do']]],
  ['mottoDash', [['document', 'Độc lập - Tự do', 'Độc lập – Tự do']]],
  ['ruleMotto', [['document', '<w:ind w:left="1034" w:right="1034"/>', '<w:ind w:left="2034" w:right="2034"/>']]],
  ['ruleOrgan', [['document', '<w:ind w:left="1453" w:right="1453"/>', '<w:ind w:left="853" w:right="853"/>']]],
  [
    'ruleSummary',
    [['document', /(giai đoạn 2022 - 2024<\/w:t><\/w:r><\/w:p><w:p><w:pPr>)<w:pBdr>.*?<\/w:pBdr>/, '$1']],
  ],
  [
    'ruleUnderscores',
    [
      [
        'document',
        /(Độc lập - Tự do - Hạnh phúc<\/w:t><\/w:r><\/w:p><w:p>)<w:pPr><w:pBdr>.*?<\/w:pPr>/,
        '$1<w:r><w:t>_______</w:t></w:r>',
      ],
    ],
  ],
  ['endMarkMissing', [['document', './.', '.']]],
  ['firstLineIndent', [['styles', /w:firstLine="720"/g, 'w:firstLine="1100"']]],
  ['notJustified', [['styles', /<w:jc w:val="both"\/>/g, '<w:jc w:val="left"/>']]],
  [
    'paragraphSpacing',
    [['styles', /w:after="120" w:before="0" w:line="276"/g, 'w:after="40" w:before="0" w:line="276"']],
  ],
  ['lineSpacing', [['styles', /w:line="276"/g, 'w:line="480"']]],
  [
    'closingSplit',
    [
      ['document', /<w:cantSplit\/>/g, ''],
      ['document', /<w:keepNext\/>/g, ''],
    ],
  ],
];

let word: Uint8Array;
beforeAll(async () => {
  word = await renderDocx(aConclusion({ findings: 1 }));
});

describe('annexes', () => {
  it('are written by the same rules, and found at their own place', () => {
    const annex = {
      title: 'Danh sách',
      reference: '',
      body: [paragraph('Đoàn làm việc tại xã Mường Khoa.'), paragraph('Đoàn làm việc tại Xã Nà Lốc.')],
    };
    const found = checkDocument({ ...aConclusion({ findings: 1 }), annexes: [annex] });
    expect(found.map(each => [each.code, each.place])).toEqual([['unitCapital', 'annexes.0.body.1']]);
  });
});

describe('a right document', () => {
  it('has no deviation, as a tree or as the file its writer makes', async () => {
    for (const tree of [aConclusion({ findings: 1 }), aDispatch()]) {
      expect(checkDocument(tree, CONTEXT)).toEqual([]);
      expect(checkForm(readDocx(await renderDocx(tree)), CONTEXT)).toEqual([]);
    }
  });

  it('may stand on its side where it holds tables, and a page of its own may not', () => {
    const onSide = editedWord(word, [['document', 'w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"']]);
    expect(codesOf(checkForm(readDocx(onSide)))).not.toContain('landscapeWithoutTable');
    const page = readDocx(onSide).pages[0];
    if (page === undefined) throw new Error('no page');
    const alone: Subject = { form: '', lines: [], placeOf: {}, pages: [{ ...page, hasTable: false }] };
    expect(codesOf(checkForm(alone))).toContain('landscapeWithoutTable');
  });
});

describe('each rule finds what breaks it, and nothing else does', () => {
  it.each(SENTENCES)('%s', (code, wrong, right) => {
    const findings = checkDocument(firstLine(wrong), CONTEXT);
    expect(codesOf(findings)).toEqual([code]);
    expect(checkDocument(firstLine(right), CONTEXT)).toEqual([]);
    for (const { fix, place } of findings) {
      expect(place).toBe('body.0');
      if (fix !== undefined) expect(applyFix(wrong, fix)).toBe(right);
    }
  });

  it.each(TREES)('%s', (code, document) => {
    expect(codesOf(checkDocument(document, CONTEXT))).toEqual([code]);
  });

  it('mandatoryPartEmpty', () => {
    const document = changed(d => {
      const at = d.body.findIndex(
        block => block.type === 'heading' && block.inlines.some(each => 'text' in each && each.text === 'Nguyên nhân'),
      );
      d.body.splice(at + 1, 1);
    });
    expect(codesOf(checkDocument(document, CONTEXT))).toEqual(['mandatoryPartEmpty', 'headingEmpty']);
  });

  it('formContentMissing, formContentUsual: by an article, or by practice', () => {
    const content = (article: string, isMet: boolean) => ({ id: 'a', text: 'Thời hạn', article, isMet });
    const codes = (...contents: ReturnType<typeof content>[]) =>
      checkDocument(aDispatch(), { ...CONTEXT, contents }).map(each => [each.code, each.detail]);
    expect(codes(content('Điều 26', false))).toEqual([['formContentMissing', 'Thời hạn (Điều 26)']]);
    expect(codes(content('', false))).toEqual([['formContentUsual', 'Thời hạn']]);
    expect(codes(content('Điều 26', true), content('', true))).toEqual([]);
  });

  it.each(FILES)('%s in a file', (code, edits) => {
    expect(codesOf(checkForm(readDocx(editedWord(word, edits))))).toEqual([code]);
  });

  it('has a vector for every rule', () => {
    const tried = new Set([
      ...SENTENCES.map(([code]) => code),
      ...TREES.map(([code]) => code),
      ...FILES.map(([code]) => code),
      'mandatoryPartEmpty',
      'landscapeWithoutTable',
      'formContentMissing',
      'formContentUsual',
    ]);
    const rules = FORM_GROUPS.flatMap(group => FORM_RULES[group].map(rule => rule.code));
    expect(new Set(rules).size).toBe(rules.length);
    expect(rules.filter(code => !tried.has(code))).toEqual([]);
  });
});

describe('fixes', () => {
  /** Every sentence of the vectors in any order, also many in one line. */
  const lines = fc.array(fc.constantFrom(...SENTENCES.map(([, wrong]) => wrong)), { minLength: 1, maxLength: 6 });

  it('take away what they fix, change nothing else, and come to an end', () => {
    fc.assert(
      fc.property(lines, sentences => {
        let text = sentences.join(' ');
        for (let round = 0; round < 40; round++) {
          const found = checkDocument(firstLine(text), CONTEXT).find(
            each => each.place === 'body.0' && each.fix !== undefined,
          );
          if (found?.fix === undefined) return;
          const next = applyFix(text, found.fix);
          expect(next).not.toBe(text);
          const still = checkDocument(firstLine(next), CONTEXT);
          const same = (each: FormFinding) => each.code === found.code && each.place === 'body.0';
          expect(still.filter(same).length).toBeLessThan(checkDocument(firstLine(text), CONTEXT).filter(same).length);
          text = next;
        }
        throw new Error('no end');
      }),
      { numRuns: 40 },
    );
  });

  it('hold for any words: offsets lie in the line, and nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), text => {
        for (const { place, from = 0, to = 0 } of checkDocument(firstLine(text), CONTEXT))
          if (place === 'body.0') expect(from <= to && to <= text.length).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a file that is no Word file', () => {
  it('is refused with a named error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
        expect(() => readDocx(bytes)).toThrow(DocumentError);
      }),
    );
    expect(() =>
      readDocx(editedWord(word, [['document', '<w:document', '<!DOCTYPE x [<!ENTITY a "b">]><w:document']])),
    ).toThrow(expect.objectContaining({ code: 'notADocx' }) as DocumentError);
    expect(() => readDocx(editedWord(word, [['document', '</w:body>', '']]))).toThrow(DocumentError);
  });
});
