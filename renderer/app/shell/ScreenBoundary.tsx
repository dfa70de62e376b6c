import { Alert, Button, Text } from '@mantine/core';
import { Component, type ReactElement, type ReactNode } from 'react';
import { useT } from '../index.ts';

interface State {
  readonly hasCrashed: boolean;
}

class Boundary extends Component<
  { readonly fallback: (reopen: () => void) => ReactNode; readonly children: ReactNode },
  State
> {
  override state: State = { hasCrashed: false };
  static getDerivedStateFromError(): State {
    return { hasCrashed: true };
  }
  override componentDidCatch(error: unknown): void {
    console.error('a screen stopped', error);
  }
  override render(): ReactNode {
    return this.state.hasCrashed
      ? this.props.fallback(() => this.setState({ hasCrashed: false }))
      : this.props.children;
  }
}

/** A screen that fails takes neither the shell nor the other screens with it. */
export function ScreenBoundary({ children }: { readonly children: ReactNode }): ReactElement {
  const t = useT();
  return (
    <Boundary
      fallback={reopen => (
        <Alert color="seal" role="alert" m="md" title={t('shell.crashed')}>
          <Text size="sm" mb="sm">
            {t('shell.crashedText')}
          </Text>
          <Button variant="default" onClick={reopen}>
            {t('shell.reopen')}
          </Button>
        </Alert>
      )}
    >
      {children}
    </Boundary>
  );
}
