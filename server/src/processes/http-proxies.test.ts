/** Who asks, as limits see it, directly and behind proxies. */
import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { startHttp } from "./http.fixture.ts";

const PROXY = "10.0.0.1";

/** A wrong login by way of an address, in the name of others: its status. */
const logins = async (context: TestContext, trustedProxies: readonly string[]) => {
  const http = await startHttp(trustedProxies);
  context.after(() => http.stop());
  return async (remoteAddress: string, forwardedFor: string): Promise<number> => {
    const answer = await http.app.inject({
      method: "POST",
      url: "/meet/internal-api/v1/auth/login",
      remoteAddress,
      headers: { "x-forwarded-for": forwardedFor },
      payload: { userId: "nobody", password: "wrong" },
    });
    return answer.statusCode;
  };
};

const OFTEN = [1, 2, 3, 4, 5] as const;

test("nobody is believed by default: a program does not escape its limit by naming others", async (context) => {
  const login = await logins(context, []);
  for (const time of OFTEN) assert.equal(await login(PROXY, `203.0.113.${time}`), 401);
  assert.equal(await login(PROXY, "203.0.113.9"), 429);
});

test("behind a trusted proxy each person has a limit; what they claim themselves is not believed", async (context) => {
  const login = await logins(context, [`${PROXY}/32`]);
  for (const time of OFTEN) assert.equal(await login(PROXY, `198.51.100.${time}, 203.0.113.1`), 401);
  assert.equal(await login(PROXY, "198.51.100.9, 203.0.113.1"), 429);
  assert.equal(await login(PROXY, "203.0.113.2"), 401);
  for (const time of OFTEN) assert.equal(await login("192.0.2.7", `203.0.113.${time + 50}`), 401);
  assert.equal(await login("192.0.2.7", "203.0.113.99"), 429);
});
