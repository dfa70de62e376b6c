import fontkit from '@pdf-lib/fontkit';
import { Document, Packer, Paragraph } from 'docx';
import { strToU8, zipSync } from 'fflate';
import { PDFDocument, type PDFFont, rgb } from 'pdf-lib';
import { roman } from '#officialdoc';
import type { PlannedFile } from './filePlan.ts';

/** The bytes of a planned file: real formats with Vietnamese text, made on this machine, nothing fetched from outside. */
export async function makeFile(plan: PlannedFile, face: Uint8Array): Promise<{ name: string; bytes: Uint8Array }> {
  const name = `${plan.title.replace(/[\\/:*?"<>|]/g, '-')}.${plan.type}`;
  return { name, bytes: await MAKERS[plan.type](plan, face) };
}

const MAKERS: Readonly<Record<PlannedFile['type'], (plan: PlannedFile, face: Uint8Array) => Promise<Uint8Array>>> = {
  pdf: scannedPdf,
  png: async plan => photograph(plan.title),
  txt: async plan => strToU8(`${plan.title}\n\n${linesOf(plan.title, 0).join('\n')}\n`),
  csv: async plan =>
    strToU8(
      `\ufeffSTT;Nội dung;Khối lượng nghiệm thu;Khối lượng thực tế;Chênh lệch\n${Array.from({ length: 40 }, (_, i) => `${i + 1};${plan.title} - mục ${i + 1};${120 + i * 3};${110 + i * 3};10`).join('\n')}\n`,
    ),
  eml: async plan => strToU8(mail(plan)),
  wav: async () => tone(6),
  docx: async plan =>
    new Uint8Array(
      await Packer.toArrayBuffer(
        new Document({
          sections: [
            {
              children: [plan.title, ...linesOf(plan.title, 0), ...linesOf(plan.title, 1)].map(
                text => new Paragraph(text),
              ),
            },
          ],
        }),
      ),
    ),
  zip: async plan =>
    zipSync({ 'ban-ve-01.txt': strToU8(`${plan.title}\n`), 'ban-ve-02.txt': strToU8('Mặt bằng tầng 2\n') }),
};

/** Deterministic small numbers from a text, so that a file is the same each time it is made. */
function seedOf(text: string): number {
  let seed = 7;
  for (const letter of text) seed = (seed * 31 + (letter.codePointAt(0) ?? 0)) % 9_973;
  return seed;
}

function linesOf(title: string, page: number): string[] {
  const seed = seedOf(title) + page * 17;
  return Array.from({ length: 14 }, (_, i) => {
    const amount = ((seed * (i + 3)) % 900) + 100;
    return [
      `${i + 1}. Căn cứ hồ sơ do đơn vị cung cấp, số liệu tại mục này được đối chiếu với sổ kế toán và hiện trường.`,
      `   Khối lượng ${amount},${seed % 10} m²; đơn giá ${amount}.000 đồng; thành tiền ${amount * 3}.450.000 đồng.`,
    ].join('\n');
  }).flatMap(text => text.split('\n'));
}

async function scannedPdf(plan: PlannedFile, face: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit);
  // Whole: the subsetter loses composed Vietnamese glyphs of this face.
  const font = await pdf.embedFont(face, { subset: false });
  pdf.setTitle(plan.title);
  for (let page = 0; page < plan.pages; page++) drawPage(pdf, font, plan, page);
  return pdf.save();
}

function drawPage(pdf: PDFDocument, font: PDFFont, plan: PlannedFile, page: number): void {
  const sheet = pdf.addPage([595, 842]);
  sheet.drawRectangle({ x: 0, y: 0, width: 595, height: 842, color: rgb(0.985, 0.98, 0.965) });
  const write = (text: string, x: number, y: number, size: number) =>
    sheet.drawText(text, { x, y, size, font, color: rgb(0.12, 0.12, 0.16) });
  write('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 170, 790, 12);
  write('Độc lập - Tự do - Hạnh phúc', 220, 774, 12);
  wrapped(plan.title, 60).forEach((line, i) => write(line, 70, 735 - i * 18, 14));
  write(`Phần ${roman(page + 1)} - trang ${page + 1}/${plan.pages}`, 70, 690, 11);
  linesOf(plan.title, page).forEach((line, i) =>
    write(line.length > 98 ? `${line.slice(0, 96)}…` : line, 70, 660 - i * 20, 10),
  );
  if (page === plan.pages - 1) {
    write('ĐẠI DIỆN CÁC BÊN', 380, 84, 11);
    write('(đã ký)', 415, 64, 10);
  }
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (`${last} ${word}`.trim().length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`.trim();
  }
  return lines;
}

/** A drawn picture of a site: bands of wall and ground and a crack, PNG from a canvas of this worker. */
async function photograph(title: string): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(1200, 800);
  const draw = canvas.getContext('2d');
  if (draw === null) throw new Error('no canvas');
  const seed = seedOf(title);
  draw.fillStyle = '#cfd8dc';
  draw.fillRect(0, 0, 1200, 800);
  draw.fillStyle = `hsl(${30 + (seed % 20)} 35% 72%)`;
  draw.fillRect(120, 160, 960, 470);
  draw.fillStyle = '#8d6e63';
  draw.fillRect(0, 630, 1200, 170);
  draw.strokeStyle = '#4e342e';
  draw.lineWidth = 5;
  draw.beginPath();
  draw.moveTo(300, 170);
  for (let i = 1; i < 12; i++) draw.lineTo(300 + i * 34 + ((seed * i) % 40), 170 + i * 38);
  draw.stroke();
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

/** A sealed denunciation letter, as a picture of handwriting lines. */
export async function sealedLetter(): Promise<Uint8Array> {
  return photograph('Đơn tố cáo');
}

function mail(plan: PlannedFile): string {
  const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  const header = (text: string) => `=?UTF-8?B?${base64(text)}?=`;
  return [
    `From: ${header('Phòng Kế hoạch - Tài chính')} <khtc@so.example>`,
    `To: ${header('Công ty Bắc Sơn')} <kinhdoanh@congty.example>`,
    'Date: Tue, 14 Mar 2023 09:12:00 +0700',
    `Subject: ${header(plan.title)}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64(
      `Kính gửi Quý Công ty,\nĐề nghị gửi cấu hình và báo giá dự kiến trước ngày 20/3 để đơn vị lập dự toán.\nTrân trọng.`,
    ),
    '',
  ].join('\r\n');
}

/** A quiet tone, 8 kHz mono PCM. */
function tone(seconds: number): Uint8Array {
  const rate = 8_000;
  const samples = rate * seconds;
  const bytes = new Uint8Array(44 + samples * 2);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string) => bytes.set(strToU8(value), at);
  text(0, 'RIFF');
  view.setUint32(4, 36 + samples * 2, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples * 2, true);
  for (let i = 0; i < samples; i++)
    view.setInt16(44 + i * 2, Math.round(Math.sin((i * 220 * 2 * Math.PI) / rate) * 4_000), true);
  return bytes;
}
