import type { CollectionValues, FieldValues } from '../define.ts';
import { caseInfo } from './caseInfo.ts';
import { custody, evidence, folio, folioScheme, leaf, volume } from './evidence.ts';
import {
  amountLine,
  explanationDecision,
  explanationRound,
  finding,
  headResponsibility,
  legalBasis,
  opinion,
  quantity,
  timelineEvent,
} from './findings.ts';
import { instrument } from './library.ts';
import {
  document,
  documentCopy,
  documentIssue,
  documentStep,
  documentVersion,
  implementation,
  measure,
  recommendation,
  remark,
  sourceIdentity,
  sourceTranscript,
  transfer,
} from './outcomes.ts';
import { officeHolding, organisation, person, subject } from './parties.ts';
import { matrixGeneration, proofWaiver } from './proof.ts';
import { removal } from './publication.ts';
import { caseListing, knownPerson, petition, profile, template } from './registry.ts';
import { assignment, inspectionContent, procedureAct, teamRole } from './team.ts';

/** Every record kind. Adding one here is all the fold, the engine and the history screen need. */
export const RECORDS = {
  caseInfo,
  organisation,
  person,
  officeHolding,
  subject,
  inspectionContent,
  teamRole,
  assignment,
  procedureAct,
  evidence,
  leaf,
  folioScheme,
  volume,
  folio,
  custody,
  timelineEvent,
  finding,
  amountLine,
  quantity,
  headResponsibility,
  explanationRound,
  explanationDecision,
  opinion,
  legalBasis,
  recommendation,
  implementation,
  measure,
  transfer,
  document,
  documentCopy,
  documentIssue,
  documentStep,
  documentVersion,
  removal,
  remark,
  proofWaiver,
  matrixGeneration,
  sourceTranscript,
  sourceIdentity,
  profile,
  caseListing,
  knownPerson,
  petition,
  template,
  instrument,
} as const;

export type Records = typeof RECORDS;
export type RecordKind = keyof Records;
export const RECORD_KINDS = Object.keys(RECORDS) as RecordKind[];

/** A record as screens see it: its id, every field, every collection. */
export type RecordValue<K extends RecordKind = RecordKind> = K extends RecordKind
  ? { readonly id: string } & Readonly<FieldValues<Records[K]['fields']>> &
      Readonly<CollectionValues<Records[K]['collections']>>
  : never;

export type FieldPatch<K extends RecordKind> = Partial<FieldValues<Records[K]['fields']>>;
export type CollectionPatch<K extends RecordKind> = {
  -readonly [C in keyof Records[K]['collections']]?: CollectionValues<Records[K]['collections']>[C];
};
