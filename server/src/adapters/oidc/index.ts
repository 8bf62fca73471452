/** The identity provider over openid-client, which checks everything that OpenID Connect Core 3.1.3.7 asks for. */
import * as oidc from "openid-client";
import type { Claims, IdentityProvider, IdentityRules, SignInTicket } from "../../people/index.ts";
import { Failure, type Logger, reasonOf } from "../../vocabulary/index.ts";

/** Of this deployment at its provider. */
export type OidcSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  /** Where the provider sends the browser back to, registered there: the sign-in page. */
  readonly redirectUri: string;
  readonly rules: IdentityRules;
};

const ANSWER_LIMIT_S = 10;

export const oidcProvider = (settings: OidcSettings, log: Logger): IdentityProvider => {
  const { issuer, clientId, clientSecret, redirectUri } = settings;
  let found: Promise<oidc.Configuration> | null = null;
  // A provider that could not be reached is asked again by whoever comes next.
  const configuration = (): Promise<oidc.Configuration> => {
    const execute = issuer.startsWith("http:") ? [oidc.allowInsecureRequests] : [];
    found ??= oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout: ANSWER_LIMIT_S });
    return found.catch((error: unknown) => {
      found = null;
      log.warn("the identity provider does not answer", { reason: reasonOf(error) });
      throw new Failure("identity-provider-unavailable", "The identity provider does not answer.", { cause: error });
    });
  };

  const claimsFor = async (config: oidc.Configuration, query: string, ticket: SignInTicket): Promise<Claims> => {
    const checks = {
      pkceCodeVerifier: ticket.verifier,
      expectedState: ticket.state,
      expectedNonce: ticket.nonce,
      idTokenExpected: true,
    };
    try {
      const tokens = await oidc.authorizationCodeGrant(config, new URL(`${redirectUri}?${query}`), checks);
      const said = tokens.claims();
      if (said === undefined) throw new Error("there is no ID token");
      const more =
        config.serverMetadata().userinfo_endpoint === undefined
          ? {}
          : await oidc.fetchUserInfo(config, tokens.access_token, said.sub);
      return { ...more, ...said };
    } catch (error) {
      log.warn("somebody could not be signed in by the identity provider", { reason: reasonOf(error) });
      throw new Failure("bad-identity", "Signing in at the identity provider did not succeed.", { cause: error });
    }
  };

  return {
    name: settings.name,
    rules: settings.rules,
    begin: async () => {
      const config = await configuration();
      const ticket = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: "openid profile email",
        state: ticket.state,
        nonce: ticket.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(ticket.verifier),
        code_challenge_method: "S256",
      });
      return { url: url.href, ticket };
    },
    finish: async (query, ticket) => {
      const config = await configuration();
      const claims = await claimsFor(config, query, ticket);
      const ends = config.serverMetadata().end_session_endpoint !== undefined;
      const signOutUrl = ends ? oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: redirectUri }).href : null;
      return { claims, signOutUrl };
    },
  };
};
