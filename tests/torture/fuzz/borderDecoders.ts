import { imageSize } from 'image-size';
import PostalMime from 'postal-mime';
import * as Y from 'yjs';
import { contract } from '#engine';
import { mediaTypeOf } from '#evidence';
import { callInputs } from '#host';
import { bodyFromEditor, conclusionSkeleton, DocumentError, officialDocument } from '#officialdoc';
import { clientsOf } from '../../../shared/engine/documents/mergeDrafts.ts';
import { requestMessage } from '../../../shared/engine/rpc/messages.ts';
import { aConclusion } from '../../fixtures/conclusionTree.ts';
import { type Decoder, refusedOr } from './decoder.ts';
import { mutate, mutateValue } from './mutate.ts';

/** Calls of the window to the engine and to the host: any data at all gets an answer, never an exception. */
function calls(): Decoder[] {
  const request = {
    type: 'call',
    id: 1,
    area: 'cases',
    name: 'apply',
    input: { caseId: 'ab'.repeat(32), changes: [] },
  };
  const inputs = Object.values(contract).flatMap(area => Object.values(area).map(call => call.input));
  const hostInputs = Object.values(callInputs);
  return [
    {
      name: 'engine call',
      attempt: async random => {
        const parsed = requestMessage.safeParse(mutateValue(request, random));
        const input = parsed.success ? parsed.data.input : mutateValue(request.input, random);
        return random.pick(inputs).safeParse(input).success ? 'harmless' : 'refused';
      },
    },
    {
      name: 'host call',
      attempt: async random => {
        const input = mutateValue(
          { handle: 'ab'.repeat(16), chunk: new Uint8Array(8), suggestedName: 'a.pdf' },
          random,
        );
        return random.pick(hostInputs).safeParse(input).success ? 'harmless' : 'refused';
      },
    },
  ];
}

/** A Yjs update out of an accepted entry: it is looked at on its own before it may touch the text. */
function textUpdate(): Decoder {
  const doc = new Y.Doc({ gc: false });
  doc.getText('t').insert(0, 'Kết luận thanh tra về quản lý đất đai');
  doc.getText('t').delete(3, 4);
  const update = Y.encodeStateAsUpdate(doc);
  return {
    name: 'text update',
    attempt: random =>
      refusedOr(
        () => clientsOf(mutate(update, random, update)),
        [Error], // the library throws plain errors; whoever calls it turns each into a refusal
        () => 'harmless',
      ),
  };
}

function officialDocuments(): Decoder[] {
  const skeleton = conclusionSkeleton();
  const tree = aConclusion();
  const resolver = {
    citationText: () => 'BL 1',
    amountText: () => '1 đồng',
    valueText: () => 'x',
    fieldText: () => 'x',
    caseTable: () => ({ type: 'table' as const, caption: '', widths: [1], headerRows: 0, rows: [] }),
  };
  return [
    {
      name: 'editor text',
      attempt: random =>
        refusedOr(
          () => bodyFromEditor(mutateValue(skeleton, random), resolver),
          [DocumentError],
          () => 'harmless',
        ),
    },
    {
      name: 'document tree',
      attempt: async random => (officialDocument.safeParse(mutateValue(tree, random)).success ? 'harmless' : 'refused'),
    },
  ];
}

const PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const MAIL = new TextEncoder().encode(
  'From: "An" <an@example.vn>\r\nTo: b@example.vn\r\nSubject: =?UTF-8?B?SOG7o3A=?=\r\nMIME-Version: 1.0\r\n' +
    'Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nNội dung\r\n--x--\r\n',
);

/** Evidence is other people's bytes: the libraries that look at it must end, and not by taking the program along. */
function evidence(): Decoder[] {
  return [
    {
      name: 'file type',
      attempt: random =>
        refusedOr(
          async () => mediaTypeOf(mutate(PNG, random, MAIL), 'a.eml'),
          [],
          () => 'harmless',
        ),
    },
    {
      name: 'picture header',
      attempt: random =>
        refusedOr(
          () => imageSize(mutate(PNG, random, PNG)),
          [Error], // shown as «không xem trước được»
          () => 'harmless',
        ),
    },
    {
      name: 'mail',
      attempt: random =>
        refusedOr(
          () => PostalMime.parse(mutate(MAIL, random, PNG)),
          [Error],
          () => 'harmless',
        ),
    },
  ];
}

/** What crosses a border of the program: calls, texts, trees, evidence. */
export function borderDecoders(): Decoder[] {
  return [...calls(), textUpdate(), ...officialDocuments(), ...evidence()];
}
