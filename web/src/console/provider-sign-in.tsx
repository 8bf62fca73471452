import { useEffect, useState, type ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { comeBackFromProvider, goToProvider, providerOffered } from "../api/oidc.ts";
import { wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { consoleText } from "../texts/console-text.ts";

/** A way to sign in without a password of this server, where the organisation has one. */
export const ProviderSignIn = (props: { onProblem: (words: string) => void }): ReactNode => {
  const { onProblem } = props;
  const [busy, setBusy] = useState(false);
  const offered = useQuery({ queryKey: ["identity-provider"], queryFn: providerOffered, retry: false });
  useEffect(() => {
    comeBackFromProvider().catch((problem: unknown) => onProblem(wordsOf(problem)));
  }, [onProblem]);
  const name = offered.data ?? null;
  if (name === null) return null;
  const go = (): void => {
    setBusy(true);
    goToProvider().catch((problem: unknown) => {
      setBusy(false);
      onProblem(wordsOf(problem));
    });
  };
  return (
    <Button type="button" busy={busy} onClick={go}>
      {consoleText.signIn.withProvider(name)}
    </Button>
  );
};
