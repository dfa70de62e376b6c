import { notifications } from '@mantine/notifications';
import { useEffect, useRef, useState } from 'react';
import { type RecordValue, type Signatory, setRecord } from '#casefile';
import { useCase, useErrorText } from '../../../app/index.ts';
import { arranged, isSameList, type Place, placeChanges, placesOf } from './signaturePlaces.ts';

/**
 * The places to sign of a document, as they will be once everything is written: leaving a field and pressing a button at once
 * are two changes, and the second must know of the first.
 */
export function useSignaturePlaces(document: RecordValue<'document'>) {
  const { apply } = useCase();
  const errorText = useErrorText();
  const { id, signatories } = document;
  const [shown, setShown] = useState<readonly Signatory[]>(signatories);
  const latest = useRef(shown);
  const recorded = useRef(signatories);
  recorded.current = signatories;
  /** What was written here and is not in the record yet; states of the record before it are not shown. */
  const expected = useRef<readonly Signatory[] | null>(null);
  const show = (next: readonly Signatory[]) => {
    latest.current = next;
    setShown(next);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the record
  useEffect(() => {
    if (expected.current !== null && !isSameList(expected.current, signatories)) return;
    expected.current = null;
    show(signatories);
  }, [signatories]);

  const change = (next: (places: readonly Place[]) => readonly Place[]) => {
    const places = next(placesOf(latest.current));
    const { add, drop } = placeChanges(latest.current, places);
    if (add.length + drop.length === 0) return;
    const after = arranged(places);
    expected.current = after;
    show(after);
    const dropped = drop.length > 0 ? { signatories: [...drop] } : undefined;
    apply([setRecord('document', id, {}, { signatories: [...add] }, dropped)]).catch(error => {
      const { data, cause, remedy } = errorText(error);
      notifications.show({ color: 'seal', title: data, message: `${cause} ${remedy}`, autoClose: false });
      expected.current = null;
      show(recorded.current);
    });
  };
  return { places: placesOf(shown), change };
}
