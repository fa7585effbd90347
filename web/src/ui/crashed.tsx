import { Component, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { PlainPage } from './plain-page.tsx';

/** The last net: a fault of this page itself. Nothing was sent by it. */
export class Crashed extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    if (!this.state.crashed) return this.props.children;
    return (
      <PlainPage title="This page stopped working">
        <p>Reload it. What was sent before is safe: open the link to see how it stands.</p>
        <Button look="main" onClick={() => location.reload()}>
          Reload
        </Button>
      </PlainPage>
    );
  }
}
