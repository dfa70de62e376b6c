import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  bodyFromEditor,
  compareTexts,
  DocumentError,
  type EditorBlock,
  type EditorDoc,
  editorDoc,
  type OfficialDocument,
  readWordText,
  renderDocx,
  takenBack,
} from '#officialdoc';
import { deleteParagraph, hasOffice, insertAfter, officeEdit, replaceText } from '../../fixtures/office.ts';
import { aRichDocument, plainResolver, RICH_BODY } from '../../fixtures/richDocument.ts';
import { editedWord } from '../../fixtures/wordFile.ts';

const rich = editorDoc.parse(RICH_BODY);
const everything = () => true;

async function written(body: EditorDoc, resolver = plainResolver): Promise<Uint8Array> {
  const document: OfficialDocument = { ...aRichDocument(), body: bodyFromEditor(body, resolver) };
  return renderDocx(document, { documentId: 'd1', fingerprint: 'f' });
}

describe('A text comes back from Word', () => {
  it('as it left, when nothing was changed', async () => {
    const read = readWordText(await written(rich), everything);
    expect(read.documentId).toBe('d1');
    const back = takenBack(read, rich, plainResolver);
    expect(back.body).toEqual(rich);
    expect(back.picturesLeftOut).toBe(0);
  });

  it('as a text of its own, printed the same', async () => {
    const read = readWordText(await written(rich), everything);
    const alone = takenBack(read, { type: 'doc', content: [] }, plainResolver);
    const before = bodyFromEditor(rich, plainResolver).filter(each => each.type !== 'image');
    const after = bodyFromEditor(alone.body, plainResolver);
    expect(compareTexts(before, after)).toMatchObject({ added: 1, removed: 0, changed: 0, moved: 0 });
    expect(after.flatMap(each => (each.type === 'heading' ? [each.label] : []))).toEqual(
      before.flatMap(each => (each.type === 'heading' ? [each.label] : [])),
    );
  });

  it('with the words changed in Word, and the references of the sentence alive', async () => {
    const file = editedWord(await written(rich), [['document', 'có 19 công trình', 'có 21 công trình']]);
    const { body } = takenBack(readWordText(file, everything), rich, plainResolver);
    const changed = body.content.filter((each, i) => each !== rich.content[i]);
    expect(changed).toHaveLength(1);
    expect(kinds(changed[0])).toEqual(['text', 'footnote', 'text', 'citation', 'text']);
  });

  it('with new clauses, moved and deleted lines, changed tables', async () => {
    const file = editedWord(await written(rich), [
      ['document', 'Đơn vị số 7<', 'Đơn vị số 7 (đã giải thể)<'],
      ['document', '84.345.000', '84.345.001'],
      ['document', 'điểm thứ nhất;', 'điểm thứ nhất, được viết thêm;'],
    ]);
    const { body } = takenBack(readWordText(file, everything), rich, plainResolver);
    const changed = body.content.flatMap((each, i) => (each === rich.content[i] ? [] : [i]));
    expect(changed).toEqual([4, 14]);
    const sums = JSON.stringify(body.content[14]).match(/columnSum/g);
    expect(sums).toHaveLength(2);
    const rows = (block: EditorBlock | undefined) => (block?.type === 'table' ? block.content : []);
    const before = rows(rich.content[14]);
    expect(rows(body.content[14]).filter((row, i) => JSON.stringify(row) !== JSON.stringify(before[i]))).toHaveLength(
      1,
    );
  });

  it('cuts a list where one list of the text ended and the next began', async () => {
    const item = (words: string) => ({ type: 'listItem' as const, content: [line(words)] });
    const line = (words: string) => ({
      type: 'paragraph' as const,
      attrs: { role: 'body' as const },
      content: [{ type: 'text' as const, text: words }],
    });
    const text: EditorDoc = {
      type: 'doc',
      content: [
        { type: 'bulletList', content: [item('Năm 2022: 100 triệu đồng;'), item('Năm 2023: 200 triệu đồng;')] },
        { type: 'bulletList', content: [item('Sở Giáo dục và Đào tạo;')] },
        line('Hết.'),
      ],
    };
    const same = takenBack(readWordText(await written(text), everything), text, plainResolver);
    expect(same.body).toEqual(text);
    const file = editedWord(await written(text), [['document', '200 triệu', '250 triệu']]);
    const { body } = takenBack(readWordText(file, everything), text, plainResolver);
    expect(body.content.map(each => each === text.content[1])).toEqual([false, true, false]);
  });

  it('keeps citations when Word lost its bookmarks, where their words still stand', async () => {
    const file = editedWord(await written(rich), [
      ['document', /<w:bookmark(Start|End)[^>]*\/>/g, ''],
      ['document', 'Đơn vị được thanh tra có', 'Đơn vị có'],
    ]);
    const { body } = takenBack(readWordText(file, everything), rich, plainResolver);
    expect(kinds(body.content[2])).toEqual(['text', 'footnote', 'text', 'citation', 'text']);
  });

  it('leaves references to another case as the words they were printed as', async () => {
    const { body } = takenBack(
      readWordText(await written(rich), () => false),
      { type: 'doc', content: [] },
      plainResolver,
    );
    expect(JSON.stringify(body)).not.toContain('"citation"');
    expect(JSON.stringify(body)).toContain('(BL 2)');
  });

  it.each([
    ['a document type', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><w:document xmlns:w="x"/>'],
    ['elements without end', '<a>'.repeat(100_000)],
    ['nothing of Word', 'Xin chào'],
  ])('refuses %s', (_, xml) => {
    const bytes = zipSync({ 'word/document.xml': strToU8(xml) });
    expect(() => readWordText(bytes, everything)).toThrow(DocumentError);
  });

  it('refuses what is nested deeper than any text', () => {
    const xml = `<w:document xmlns:w="w"><w:body>${'<w:sdt>'.repeat(20_000)}${'</w:sdt>'.repeat(20_000)}</w:body></w:document>`;
    expect(() => readWordText(zipSync({ 'word/document.xml': strToU8(xml) }), everything)).toThrow(DocumentError);
  });

  it('refuses a file that unpacks to more than a document can be', () => {
    const bytes = zipSync({ 'word/document.xml': new Uint8Array(200 * 1024 * 1024) }, { level: 9 });
    expect(bytes.length).toBeLessThan(1024 * 1024);
    expect(() => readWordText(bytes, everything)).toThrow(DocumentError);
  });
});

describe.runIf(hasOffice)('A text comes back from LibreOffice', () => {
  it('with what was changed there, and everything else as it left', async () => {
    const file = officeEdit(await written(rich), [
      ...replaceText('có 19 công trình', 'có 21 công trình'),
      ...replaceText('Đơn vị số 7', 'Đơn vị số bảy'),
      ...insertAfter('Nội dung không đánh số.', 'Một đoạn viết thêm trong LibreOffice.'),
      ...deleteParagraph('nội dung thứ nhất;'),
    ]);
    const { body, picturesLeftOut } = takenBack(readWordText(file, everything), rich, plainResolver);
    expect(picturesLeftOut).toBe(0);
    const { lines } = compareTexts(bodyFromEditor(rich, plainResolver), bodyFromEditor(body, plainResolver));
    expect(lines.flatMap(line => (line.change === 'same' ? [] : [`${line.change} ${line.style}`]))).toEqual([
      'changed body',
      'added body',
      'changed row',
      'removed point',
    ]);
    expect(kinds(body.content[2])).toEqual(['text', 'footnote', 'text', 'citation', 'text']);
  }, 120_000);
});

const kinds = (block: EditorBlock | undefined) =>
  block?.type === 'paragraph' ? block.content.map(inline => inline.type) : [];
