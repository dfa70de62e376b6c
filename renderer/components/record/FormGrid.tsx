import { Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import './record.css';

/** Fields side by side, as many as fit. */
export function FormGrid({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className="form-grid">{children}</div>;
}

/** A titled part of a form. */
export function FormPart({
  title,
  children,
  tools,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly tools?: ReactNode;
}): ReactElement {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of a screen, neither a landmark nor a fieldset
    <div role="group" className="form-part" aria-label={title}>
      <div className="form-part-head">
        <Title order={2} size="h3">
          {title}
        </Title>
        {tools}
      </div>
      {children}
    </div>
  );
}

/** List above or beside, detail of the chosen record at the right. */
export function SplitView({
  list,
  detail,
  label,
}: {
  readonly list: ReactNode;
  readonly detail: ReactNode;
  readonly label: string;
}): ReactElement {
  return (
    <div className="split">
      <div className="split-list">{list}</div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="group" className="split-detail" aria-label={label}>
        {detail}
      </div>
    </div>
  );
}
