import type { ReactNode } from "react";
import { Link } from "wouter";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { playerText } from "../texts/player-text.ts";

/** For whoever has no account yet, or whose session is over. */
export const SignInFirst = (): ReactNode => (
  <Empty title={playerText.link.signIn} hint={playerText.link.signInHint}>
    <Button look="main" asChild>
      <Link href="/login">{playerText.link.signInAct}</Link>
    </Button>
  </Empty>
);
