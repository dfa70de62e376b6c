import { cdp } from 'vitest/browser';

/** The word on the screen after each key, as Telex makes it (`tieengs`), and as VNI does (`tie6ng1`): the same stages. */
const STAGES: Readonly<Record<string, readonly string[]>> = {
  tiếng: ['t', 'ti', 'tie', 'tiê', 'tiên', 'tiêng', 'tiếng'],
  nghiệm: ['n', 'ng', 'ngh', 'nghi', 'nghie', 'nghiê', 'nghiêm', 'nghiệm'],
  đủ: ['d', 'đ', 'đu', 'đủ'],
  trường: ['t', 'tr', 'tru', 'truo', 'trươ', 'trươn', 'trương', 'trường'],
  // The tone moves on with the letter that follows it.
  hoàn: ['h', 'ho', 'hò', 'hòa', 'hoàn'],
};

type Key = () => Promise<unknown>;

/** How fast keys follow each other: after all that the one before set off is drawn, or before the page has seen it. */
export type Pace = 'slow' | 'burst';

/** Puts words into the page as a Vietnamese keyboard does. */
export type Keyboard = (text: string, pace: Pace) => Promise<void>;

interface Session {
  send(method: string, params: object): Promise<unknown>;
}
const send = (method: string, params: object) => (cdp() as unknown as Session).send(method, params);
const keyEvent = (type: string, params: object) => send('Input.dispatchKeyEvent', { type, ...params });

const letter =
  (sign: string): Key =>
  () => {
    // A sign that the keyboard's program makes up (`ế`) comes as a key without a place on the keyboard (VK_PACKET).
    const code = /^[a-z0-9 ]$/i.test(sign) ? sign.toUpperCase().charCodeAt(0) : 231;
    const key = { key: sign, windowsVirtualKeyCode: code };
    void keyEvent('keyDown', { ...key, text: sign });
    return keyEvent('keyUp', key);
  };

const backspace: Key = () => {
  const key = { key: 'Backspace', code: 'Backspace', windowsVirtualKeyCode: 8 };
  void keyEvent('rawKeyDown', key);
  return keyEvent('keyUp', key);
};

const compose =
  (text: string): Key =>
  () => {
    void keyEvent('rawKeyDown', { key: 'Process', code: 'KeyE', windowsVirtualKeyCode: 229 });
    return send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  };

const stagesOf = (word: string): readonly string[] =>
  STAGES[word] ?? Array.from(word, (_, at) => word.slice(0, at + 1));

/** An input method of the system (Telex of Windows or macOS, ibus): a word is composed, and stands when it is finished. */
export const composing: Keyboard = (text, pace) =>
  press(
    text.split(/(?<=\P{L})|(?=\P{L})/u).flatMap(part =>
      /\p{L}/u.test(part)
        ? // The method hands the finished word over by itself.
          [...stagesOf(part).map(compose), () => send('Input.insertText', { text: part })]
        : [letter(part)],
    ),
    pace,
  );

/** A program that sits on the keys (UniKey, EVKey, OpenKey): it takes letters back and types others in their place. */
export const rewriting: Keyboard = (text, pace) =>
  press(
    text.split(/(?<=\P{L})|(?=\P{L})/u).flatMap(part => {
      let before = '';
      return (/\p{L}/u.test(part) ? stagesOf(part) : [part]).flatMap(stage => {
        let same = 0;
        while (same < before.length && before[same] === stage[same]) same++;
        const back = Array.from(before.slice(same), () => backspace);
        before = stage;
        return [...back, ...Array.from(stage.slice(same), letter)];
      });
    }),
    pace,
  );

/** Plain keys, one for a sign. */
export const plainly: Keyboard = (text, pace) => press(Array.from(text, letter), pace);

async function press(keys: readonly Key[], pace: Pace): Promise<void> {
  if (pace === 'burst') {
    await Promise.all(keys.map(key => key()));
    return;
  }
  for (const key of keys) {
    await key();
    await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
  }
}
