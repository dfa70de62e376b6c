import * as z from 'zod';

/** Attribute kept as JSON in a data attribute, so that copy and paste inside the editor carries the whole value. */
export function json(attribute: string, htmlName: string) {
  return {
    parseHTML: (element: HTMLElement): unknown => {
      const raw = element.getAttribute(htmlName);
      if (raw === null) return null;
      try {
        return JSON.parse(raw);
      } catch {
        return null; // pasted from elsewhere: the validator refuses what it needs
      }
    },
    renderHTML: (attributes: Record<string, unknown>) => {
      const value = attributes[attribute];
      return value === null || value === undefined ? {} : { [htmlName]: JSON.stringify(value) };
    },
  };
}

const recordId = z.string().min(1).max(64);
const perTenThousand = z.int().min(0).max(10_000);
const rectangle = z.strictObject({ x: perTenThousand, y: perTenThousand, w: perTenThousand, h: perTenThousand });

export const id = (value: unknown): void => {
  recordId.parse(value);
};
export const ids = (value: unknown): void => {
  z.array(recordId).parse(value);
};
export const optionalId = (value: unknown): void => {
  recordId.nullable().parse(value);
};
export const optionalText = (value: unknown): void => {
  z.string().max(5_000).nullable().parse(value);
};
export const region = (value: unknown): void => {
  rectangle.nullable().parse(value);
};
export const truth = (value: unknown): void => {
  z.boolean().parse(value);
};
export const choice =
  (...values: readonly (string | number | null)[]) =>
  (value: unknown): void => {
    if (!values.some(each => each === value)) throw new RangeError('attribute outside its list');
  };
export const fieldName = (value: unknown): void => {
  z.string().min(1).max(100).parse(value);
};
export const startNumber = (value: unknown): void => {
  z.int().min(1).max(999).nullable().parse(value);
};
export const page = (value: unknown): void => {
  z.int().min(0).max(100_000).nullable().parse(value);
};
export const millimetres = (value: unknown): void => {
  z.number().min(5).max(400).parse(value);
};
