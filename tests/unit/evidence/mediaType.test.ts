import { Document, Packer, Paragraph } from 'docx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { HEAD_BYTES, mediaTypeOf } from '#evidence';

const head = (bytes: Uint8Array) => bytes.subarray(0, HEAD_BYTES);

describe('media type of a file', () => {
  it('knows a Word file whose parts lie behind the head', async () => {
    const paragraphs = Array.from({ length: 400 }, (_, i) => new Paragraph(`Đoạn ${i}: ${Math.sin(i)}`));
    const bytes = new Uint8Array(await Packer.toArrayBuffer(new Document({ sections: [{ children: paragraphs }] })));
    expect(bytes.length).toBeGreaterThan(HEAD_BYTES);
    expect(await mediaTypeOf(head(bytes), 'Báo cáo.DOCX')).toBe(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    );
  });

  it('a zip is a zip, whatever other name it has', async () => {
    const zip = zipSync({ 'bản vẽ.txt': strToU8('x') });
    expect(await mediaTypeOf(head(zip), 'bản vẽ.zip')).toBe('application/zip');
    expect(await mediaTypeOf(head(zip), 'ảnh.pdf')).toBe('application/zip');
    expect(await mediaTypeOf(head(zip), 'bảng.xlsx')).toContain('spreadsheetml');
  });

  it('believes the content, not the name', async () => {
    expect(await mediaTypeOf(strToU8('%PDF-1.7\n'), 'ảnh.png')).toBe('application/pdf');
    expect(await mediaTypeOf(strToU8('MZ'.padEnd(64, '\0')), 'hợp đồng.pdf')).not.toBe('application/pdf');
  });

  it('goes by the name where content has no signature', async () => {
    expect(await mediaTypeOf(strToU8('From: a@b'), 'thư.eml')).toBe('message/rfc822');
    expect(await mediaTypeOf(strToU8('gì đó'), 'không đuôi')).toBe('application/octet-stream');
  });
});
