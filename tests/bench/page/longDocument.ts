import type { EditorDocInput } from '#officialdoc';

/** What makes about a page of a conclusion, in the measures of the law. */
const PARAGRAPHS_PER_PAGE = 4;
const SENTENCE =
  'Qua kiểm tra hồ sơ nghiệm thu, thanh toán và đối chiếu với hiện trường, Đoàn thanh tra xác định khối lượng nghiệm thu cao hơn thực tế thi công';
const CLAUSE =
  'trách nhiệm thuộc về chủ đầu tư, đơn vị tư vấn giám sát và nhà thầu thi công; các bên đã ký biên bản xác nhận số liệu với Đoàn thanh tra';

type Node = NonNullable<EditorDocInput['content']>[number];

const text = (value: string) => ({ type: 'text' as const, text: value });
const citation = (number: number) => ({
  type: 'citation' as const,
  attrs: { leafId: `f${number}`, toLeafId: null, side: null, region: null, quote: null },
});

/** A conclusion of so many pages, with its headings, tables and citations spread evenly. */
export function longDocument(pages: number, citations: number): EditorDocInput {
  const content: Node[] = [];
  const paragraphs = pages * PARAGRAPHS_PER_PAGE;
  let cited = 0;
  for (let i = 0; i < paragraphs; i++) {
    if (i % 40 === 0) content.push(heading(1, `Nội dung thanh tra thứ ${i / 40 + 1}`));
    else if (i % 10 === 0) content.push(heading(2, `Kết quả kiểm tra tại công trình số ${i}`));
    if (i % 60 === 30) content.push(table(8));
    const due = Math.round(((i + 1) * citations) / paragraphs);
    const proofs = [];
    while (cited < due) proofs.push(text(' '), citation(++cited));
    content.push({
      type: 'paragraph',
      content: [text(`${SENTENCE} là ${i + 1}.250.000 đồng`), ...proofs, text(`; ${CLAUSE}. ${SENTENCE}.`)],
    });
  }
  return { type: 'doc', content };
}

const heading = (level: 1 | 2, title: string): Node => ({ type: 'heading', attrs: { level }, content: [text(title)] });

function table(rows: number): Node {
  const cell = (value: string) => ({
    type: 'tableCell' as const,
    content: [{ type: 'paragraph' as const, content: [text(value)] }],
  });
  return {
    type: 'table',
    content: Array.from({ length: rows }, (_, i) => ({
      type: 'tableRow' as const,
      content: ['1', `Công trình số ${i}`, '1.250.000.000', '850.000.000'].map(cell),
    })),
  } as Node;
}
