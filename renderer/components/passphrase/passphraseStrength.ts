import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';

/** Words and phrases a Vietnamese attacker tries first; the library knows only English ones. */
const VIETNAMESE = [
  'matkhau',
  'mat khau',
  'thanhtra',
  'thanh tra',
  'vietnam',
  'viet nam',
  'hanoi',
  'ha noi',
  'saigon',
  'anhyeuem',
  'em yeu anh',
  'yeuem',
  'khongbiet',
  'khongcogi',
  'xinchao',
  'camon',
  'hanhphuc',
  'doclaptudohanhphuc',
  'doc lap tu do hanh phuc',
  'tudo',
  'bacho',
  'hochiminh',
  'ho chi minh',
  'nguyen',
  'tran',
  'pham',
  'hoang',
  'phan',
  'vu',
  'dang',
  'bui',
  'do',
  'ngo',
  'duong',
  'con meo',
  'conmeo',
  'gia dinh',
  'giadinh',
  'bimat',
  'kiemsat',
  'hoso',
];

const strength = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary, vietnamese: VIETNAMESE },
  graphs: common.adjacencyGraphs,
});

/** 0 (falls at once) … 4 (strong). */
export function passphraseScore(passphrase: string, ownWords: readonly string[]): number {
  if (passphrase === '') return 0;
  const plain = passphrase.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
  return strength.check(plain, [...ownWords]).score;
}
