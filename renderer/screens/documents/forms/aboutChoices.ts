import { type CaseView, partyName } from '#casefile';
import type { About, AboutChosen, FormTemplate } from '#officialdoc';

export interface ListChoice {
  readonly about: About;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly isSingle: boolean;
  /** Nothing chosen means all of the case. */
  readonly isAllByDefault: boolean;
}
/** Chosen ids by what they are. */
export type AboutChoices = Partial<Record<About, readonly string[]>>;

const SINGLE: ReadonlySet<About> = new Set(['act', 'round', 'transfer', 'member']);

/** What of the case a document of this form may be about. */
export function aboutChoices(view: CaseView, template: FormTemplate): readonly ListChoice[] {
  return template.about.map(about => ({
    about,
    options: optionsOf(view, about, template),
    isSingle: SINGLE.has(about),
    isAllByDefault: !SINGLE.has(about) && about !== 'evidence',
  }));
}

function optionsOf(view: CaseView, about: About, template: FormTemplate): ListChoice['options'] {
  const { records } = view;
  const of = <T extends { readonly id: string }>(
    all: Readonly<Record<string, T>>,
    label: (each: T) => string,
    isOffered: (each: T) => boolean = () => true,
  ) =>
    Object.values(all)
      .filter(isOffered)
      .map(each => ({ value: each.id, label: label(each) || '…' }));
  switch (about) {
    case 'subjects':
      return of(
        records.subject,
        each => partyName(view, each.partyType, each.partyId),
        each => each.role === 'subject',
      );
    case 'contents':
      return of(records.inspectionContent, each => each.title);
    case 'findings':
      return of(
        records.finding,
        each => each.title,
        each => each.state !== 'dropped',
      );
    case 'recommendations':
      return of(
        records.recommendation,
        each => each.action,
        each => each.state !== 'cancelled',
      );
    case 'evidence':
      return of(records.evidence, each =>
        [each.number === null ? '' : `TL ${each.number}`, each.title || each.fileName].filter(Boolean).join(' – '),
      );
    case 'act':
      return of(
        records.procedureAct,
        each => [each.title, each.documentNumber].filter(Boolean).join(', '),
        each => template.acts.length === 0 || template.acts.includes(each.actKind),
      );
    case 'round':
      return of(records.explanationRound, each => {
        const subject = records.subject[each.requestedFrom ?? ''];
        return `${each.round ?? ''} – ${subject === undefined ? '' : partyName(view, subject.partyType, subject.partyId)}`;
      });
    case 'transfer':
      return of(records.transfer, each => [each.recipient, each.documentNumber].filter(Boolean).join(', '));
    case 'member':
      return of(
        records.teamRole,
        each => partyName(view, 'person', each.personId),
        each => each.role === 'member' || each.role === 'deputy',
      );
  }
}

/** Of what there is one of, that one is chosen. */
export function firstChoices(view: CaseView, template: FormTemplate): AboutChoices {
  return Object.fromEntries(
    aboutChoices(view, template).flatMap(({ about, options, isSingle }) => {
      const [only] = options;
      return isSingle && options.length === 1 && only !== undefined ? [[about, [only.value]]] : [];
    }),
  );
}

export function chosenAbout(chosen: AboutChoices): AboutChosen {
  const one = (about: About) => chosen[about]?.[0] ?? null;
  return {
    subjectIds: chosen.subjects,
    contentIds: chosen.contents,
    findingIds: chosen.findings,
    recommendationIds: chosen.recommendations,
    evidenceIds: chosen.evidence,
    actId: one('act'),
    roundId: one('round'),
    transferId: one('transfer'),
    teamRoleId: one('member'),
  };
}
