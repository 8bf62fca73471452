/** Several recordings as one ZIP archive: asked about first, so that people know what will not be in it. */
import type { Access } from "./access.ts";
import { text } from "../texts/index.ts";
import { ApiProblem } from "./request.ts";

export type Archive = {
  /** For a link. Null: nothing of it can be downloaded. */
  readonly address: string | null;
  /** Ids that cannot be in it, as far as the server told. */
  readonly missing: readonly string[];
};

const addressOf = (access: Access, ids: readonly string[]): string =>
  `${access.addressOf("/recordings/download")}&recordingIds=${ids.map(encodeURIComponent).join(",")}`;

/** @throws ApiProblem when the server cannot be reached, or refuses for another reason than that nothing is there */
export const archiveOf = async (access: Access, ids: readonly string[]): Promise<Archive> => {
  const first = await head(addressOf(access, ids));
  if (first.status === 401) await access.call("/recordings?maxItems=1&fields=recordingId");
  const address = addressOf(access, ids);
  const answer = first.status === 401 ? await head(address) : first;
  if (answer.status === 400) return { address: null, missing: ids };
  if (!answer.ok) throw new ApiProblem(answer.status, "unknown", text.problem.unexpected);
  const told = answer.headers.get("X-Not-Included") ?? "";
  return {
    address,
    missing: told
      .split(",")
      .map(decodeURIComponent)
      .filter((id) => ids.includes(id)),
  };
};

const head = async (address: string): Promise<Response> => {
  try {
    return await fetch(address, { method: "HEAD" });
  } catch {
    throw new ApiProblem(0, "unreachable", text.problem.unreachable);
  }
};
