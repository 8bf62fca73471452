import { Component, type ReactNode } from "react";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { Page } from "../parts/page.tsx";
import { text } from "../texts/index.ts";

/** The last net: a page that broke says so and offers a reload. */
export class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override readonly state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <Page>
        <Empty title={text.crashed.title} hint={text.crashed.body}>
          <Button look="main" onClick={() => location.reload()}>
            {text.reload}
          </Button>
        </Empty>
      </Page>
    );
  }
}
