import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconExternalLink, IconX } from '@tabler/icons-react';
import { type ReactElement, useEffect, useRef } from 'react';
import { citationText } from '#casefile';
import { useCase, useRoute, useT } from '../../../app/index.ts';
import { SidePane } from '../../../components/SidePane.tsx';
import { type PageQuote, Viewer } from '../../../components/viewer/index.ts';
import type { CitationAttributes } from '../../../editor/index.ts';
import './beside.css';

/** The page that a citation points to, beside the text. Words marked on it go into the text with their citation. */
export function EvidenceBeside({
  citation,
  onQuote,
  onClose,
}: {
  readonly citation: CitationAttributes;
  readonly onQuote: (evidenceId: string, quote: PageQuote) => void;
  readonly onClose: () => void;
}): ReactElement {
  const t = useT();
  const { caseId, view } = useCase();
  const { go } = useRoute();
  const pane = useRef<HTMLDivElement>(null);
  const evidenceId = view.records.leaf[citation.leafId]?.evidenceId ?? null;
  const item = evidenceId === null ? undefined : view.records.evidence[evidenceId];

  useEffect(() => {
    const element = pane.current?.closest('aside');
    if (element == null) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.stopPropagation();
      onClose();
    };
    element.addEventListener('keydown', onKey);
    return () => element.removeEventListener('keydown', onKey);
  }, [onClose]);

  return (
    <SidePane name="evidence" label={t('documents.beside')} width={460} className="evidence-beside">
      <div className="side-pane-head" ref={pane}>
        <div className="side-pane-title">
          <Text size="sm" fw={600} className="tabular">
            {citationText(view, citation)}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {item?.title ?? t('evidence.previewGone')}
          </Text>
        </div>
        {item !== undefined && (
          <Tooltip label={t('documents.besideOpen')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('documents.besideOpen')}
              onClick={() => go({ screen: 'case', caseId, tab: 'evidence', focus: citation.leafId })}
            >
              <IconExternalLink size={18} />
            </ActionIcon>
          </Tooltip>
        )}
        <Tooltip label={`${t('common.close')} (Esc)`}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('documents.besideClose')} onClick={onClose}>
            <IconX size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      {item !== undefined && (
        <Viewer key={item.id} item={item} focus={citation} onCite={quote => onQuote(item.id, quote)} />
      )}
    </SidePane>
  );
}
