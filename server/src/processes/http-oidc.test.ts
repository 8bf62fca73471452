/** Signing in at a real OpenID provider (oidc-provider), which runs here for the test. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { after, before, test } from "node:test";
import { Provider } from "oidc-provider";
import { oidcProvider } from "../adapters/oidc/index.ts";
import { silentLogger } from "../vocabulary/index.ts";
import { fields, startHttp } from "./http.fixture.ts";

const REDIRECT = "https://meet.example/meet/login";
/** Who they are at the provider; whatever password is typed is right there. */
const people: Readonly<Record<string, object>> = {
  ana: {
    name: "Ana Ruiz",
    preferred_username: "Ana.Ruiz",
    email: "ana@example.com",
    email_verified: true,
    groups: ["staff", "bosses"],
  },
  eve: { name: "Eve", preferred_username: "admin", email: "eve@example.com", email_verified: true, groups: [] },
  joe: { name: "Joe", preferred_username: "joe", email: "joe@example.com", email_verified: false, groups: [] },
  zoe: { name: "Zoe", preferred_username: "zoe", email: "zoe@elsewhere.org", email_verified: true, groups: [] },
};

let server: Server;
let http: Awaited<ReturnType<typeof startHttp>>;
before(async () => {
  let answer: RequestListener = (_request, response) => response.end();
  server = createServer((request, response) => answer(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "roomreel",
        client_secret: "a client secret",
        redirect_uris: [REDIRECT],
        post_logout_redirect_uris: [REDIRECT],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "preferred_username", "groups"] },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
    cookies: { keys: ["a key for cookies of this test"] },
    pkce: { required: () => true },
  });
  const handle = provider.callback();
  answer = (request, response) => void handle(request, response);
  const rules = {
    allowedDomains: ["example.com"],
    roleClaim: "groups",
    adminValues: ["bosses"],
    managerValues: ["staff"],
  };
  const settings = {
    issuer,
    clientId: "roomreel",
    clientSecret: "a client secret",
    name: "Example",
    redirectUri: REDIRECT,
    rules,
  };
  http = await startHttp([], silentLogger, { identity: oidcProvider(settings, silentLogger) });
});
after(async () => {
  await http.stop();
  server.closeAllConnections();
  server.close();
});

const begin = async () => {
  const { body } = await http.ask("nobody", "POST /internal-api/v1/auth/oidc/begin", {});
  return { url: String(fields(body)["url"]), ticket: String(fields(body)["ticket"]) };
};
const finish = (ticket: string, query: string) =>
  http.ask("nobody", "POST /internal-api/v1/auth/oidc/finish", { ticket, query });

/** A browser, with cookies, that fills in the provider's forms. @returns the query with which it comes back */
const visit = async (start: string, login: string): Promise<string> => {
  const cookies = new Map<string, string>();
  let next: { readonly url: string; readonly form?: URLSearchParams } = { url: start };
  for (let step = 0; step < 20; step += 1) {
    if (next.url.startsWith(REDIRECT)) return new URL(next.url).search.slice(1);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const sent = next.form === undefined ? {} : { method: "POST", body: next.form };
    const answer = await fetch(next.url, { redirect: "manual", headers: { cookie }, ...sent });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get("location");
    const page = await answer.text();
    if (location !== null) next = { url: new URL(location, next.url).href };
    else {
      const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1] ?? assert.fail(page.slice(0, 500));
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? "login";
      next = { url: new URL(action, next.url).href, form: new URLSearchParams({ prompt, login, password: "any" }) };
    }
  }
  return assert.fail("the provider sends the browser about for ever");
};

const signIn = async (login: string) => {
  const { url, ticket } = await begin();
  return finish(ticket, await visit(url, login));
};

test("[AC20] whom the provider vouches for has an account from the first time on, with the claim's role", async () => {
  assert.deepEqual((await http.ask("nobody", "GET /internal-api/v1/auth/oidc")).body, { name: "Example" });
  const { status, body } = await signIn("ana");
  assert.equal(status, 200, JSON.stringify(body));
  const { userId, name, role, mustChangePassword, accessToken, signOutUrl } = fields(body);
  assert.deepEqual([userId, name, role, mustChangePassword], ["ana_ruiz", "Ana Ruiz", "admin", false]);
  assert.match(String(signOutUrl), /^http:\/\/127\.0\.0\.1:\d+\/session\/end\?.*post_logout_redirect_uri=/);
  const me = await http.ask({ authorization: `Bearer ${String(accessToken)}` }, "GET /internal-api/v1/users/me");
  assert.equal(fields(me.body)["userId"], "ana_ruiz");
  assert.equal(fields((await signIn("ana")).body)["userId"], "ana_ruiz");
});

test("[AC20] nobody takes over an account by calling himself so", async () => {
  const { body } = await signIn("eve");
  assert.deepEqual([fields(body)["userId"], fields(body)["role"]], ["admin_2", "room_member"]);
});

test("[AC20] whose address is not verified, or of another domain, stays out", async () => {
  for (const one of ["joe", "zoe"]) {
    const { status, body } = await signIn(one);
    assert.deepEqual([status, fields(body)["code"]], [403, "identity-not-allowed"]);
  }
});

test("[AC21] a response counts once, for the ticket that asked for it, and no other", async () => {
  const [mine, other] = [await begin(), await begin()];
  const query = await visit(mine.url, "ana");
  const code = ({ status, body }: Awaited<ReturnType<typeof finish>>) => [status, fields(body)["code"]];
  assert.deepEqual(code(await finish(other.ticket, query)), [401, "bad-identity"]);
  assert.deepEqual(code(await finish("no ticket", query)), [401, "bad-token"]);
  assert.equal((await finish(mine.ticket, query)).status, 200);
  assert.deepEqual(code(await finish(mine.ticket, query)), [401, "bad-identity"]);
});

test("an account of the provider has no password that signs in", async () => {
  const login = { userId: "ana_ruiz", password: "none" };
  assert.equal((await http.ask("nobody", "POST /internal-api/v1/auth/login", login)).status, 401);
});
