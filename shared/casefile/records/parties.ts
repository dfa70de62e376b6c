import { choice, collection, date, defineRecord, flag, order, ref, text } from '../define.ts';
import { datedName } from '../values.ts';

/** cơ quan, tổ chức. A unit that ended names its successor: violator and addressee may differ (reform of 01/7/2025). */
export const organisation = defineRecord({
  kind: 'organisation',
  version: 1,
  fields: {
    name: text(),
    abbreviation: text(),
    symbol: text(),
    level: choice(['central', 'province', 'district', 'commune', 'unit', 'enterprise', 'other'], 'other'),
    place: text(),
    parentId: ref(),
    successorId: ref(),
    endedOn: date(),
    note: text(),
  },
  collections: { names: collection(datedName) },
});

/** A person: an office label for use in documents, and a full name. */
export const person = defineRecord({
  kind: 'person',
  version: 1,
  fields: { fullName: text(), officeLabel: text(), birthYear: text(), note: text(), isInspector: flag() },
  collections: {},
});

/** Who held which office where and when; prints «nguyên Trưởng phòng …» after it ended. */
export const officeHolding = defineRecord({
  kind: 'officeHolding',
  version: 1,
  fields: { personId: ref(), title: text(), organisationId: ref(), from: date(), to: date(), isHead: flag() },
  collections: {},
});

/** đối tượng thanh tra, or a related unit or person. */
export const subject = defineRecord({
  kind: 'subject',
  version: 1,
  fields: {
    role: choice(['subject', 'related'], 'subject'),
    partyType: choice(['organisation', 'person'], 'organisation'),
    partyId: ref(),
    order: order(),
    note: text(),
  },
  collections: {},
});
