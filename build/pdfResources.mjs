// What the PDF writer needs beside its bundle: the Typst template and the faces it embeds.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** @returns {[from: string, name: string][]} */
export function pdfResourceFiles(root) {
  const faces = join(root, 'node_modules/@expo-google-fonts/tinos');
  const wanted = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'];
  const fonts = wanted.map(style => join(faces, style, `Tinos_${style}.ttf`));
  const templates = readdirSync(join(root, 'shared/officialdoc/typst')).map(name =>
    join(root, 'shared/officialdoc/typst', name),
  );
  return [...fonts, ...templates].map(path => [path, basename(path)]);
}
