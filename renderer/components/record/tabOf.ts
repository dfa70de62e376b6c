import type { RecordKind } from '#casefile';
import type { CaseTab } from '../../app/index.ts';

/** The tab on which a record of a kind is worked on. */
export function tabOf(kind: RecordKind): CaseTab {
  switch (kind) {
    case 'timelineEvent':
      return 'timeline';
    case 'evidence':
    case 'leaf':
    case 'folio':
    case 'custody':
      return 'evidence';
    case 'recommendation':
    case 'implementation':
    case 'measure':
    case 'transfer':
      return 'recommendations';
    case 'organisation':
    case 'person':
    case 'officeHolding':
    case 'subject':
      return 'parties';
    case 'teamRole':
    case 'assignment':
    case 'procedureAct':
    case 'inspectionContent':
      return 'team';
    case 'document':
    case 'documentVersion':
      return 'documents';
    case 'caseInfo':
      return 'overview';
    default:
      return 'findings';
  }
}
