import { NavLink } from '@mantine/core';
import type { ReactElement } from 'react';
import { isLocked, type RecordValue, setRecord } from '#casefile';
import { ANNEX_FORM, annexesOf } from '#officialdoc';
import { newId, useCase, useT } from '../../app/index.ts';
import { useActs } from '../../components/record/index.ts';
import { stateText } from './state/StateSection.tsx';

type Document = RecordValue<'document'>;

/** The documents of a case; below the chosen one its annexes, and the way to one more. */
export function DocumentList({
  documents,
  chosen,
  onOpen,
}: {
  readonly documents: readonly Document[];
  readonly chosen: Document;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const t = useT();
  const { view, isReadOnly } = useCase();
  const { act } = useActs();
  const addAnnex = async (owner: Document, order: number) => {
    const id = newId();
    await act([setRecord('document', id, { form: ANNEX_FORM, annexOfId: owner.id, title: '', order })]);
    onOpen(id);
  };
  return (
    <>
      {documents.map(document => {
        const isOpen = document.id === chosen.id || document.id === chosen.annexOfId;
        const annexes = isOpen ? annexesOf(view, document.id) : [];
        return (
          <div key={document.id}>
            <NavLink
              component="button"
              active={document.id === chosen.id}
              label={document.title || document.summary || t('documents.untitled')}
              description={stateText(document, t)}
              onClick={() => onOpen(document.id)}
            />
            {annexes.map((annex, index) => (
              <NavLink
                key={annex.id}
                component="button"
                pl={24}
                py={4}
                active={annex.id === chosen.id}
                label={annex.title || t('forms.annexUntitled', { number: index + 1 })}
                onClick={() => onOpen(annex.id)}
              />
            ))}
            {isOpen && !isReadOnly && !isLocked(document.state) && (
              <NavLink
                component="button"
                pl={24}
                py={4}
                c="dimmed"
                label={t('forms.annexAdd')}
                onClick={() => void addAnnex(document, annexes.length)}
              />
            )}
          </div>
        );
      })}
    </>
  );
}
