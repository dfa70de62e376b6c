import type { TextVersion } from '#engine';
import { useT } from '../../../app/index.ts';

const STATES = ['draft', 'appraisal', 'submitted', 'issued', 'amended', 'published'] as const;

/** What a version is called: the name it was given, or why the station kept it. */
export function useVersionName(): (version: TextVersion) => string {
  const t = useT();
  return ({ name, reason }) => {
    switch (reason) {
      case 'named':
        return name;
      case 'exported':
        return t('versions.exported', { name });
      case 'interval':
        return t('versions.interval');
      case 'beforeGenerate':
        return t('versions.beforeGenerate', { name });
      case 'beforeRestore':
        return t('versions.beforeRestore', { name });
      case 'state': {
        const state = STATES.find(each => each === name);
        return t('versions.endOfState', { state: state === undefined ? name : t(`choice.document.state.${state}`) });
      }
    }
  };
}
