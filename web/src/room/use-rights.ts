import { useEffect, useState } from "react";
import type { MemberTokenAnswer, Permission, RoomRole } from "@roomreel/contract";
import type { Member } from "../api/member.ts";

type Now = { readonly role: RoomRole; readonly mayRecord: boolean | undefined };

/**
 * What one may do. Promoted or demoted, or permitted to record in a breakout room, one asks the server anew: it
 * decides, so a failure leaves what was.
 */
export const useRights = (member: Member, way: MemberTokenAnswer, now: Now): ((one: Permission) => boolean) => {
  const { role, mayRecord } = now;
  const [told, setTold] = useState<MemberTokenAnswer & Pick<Partial<Now>, "mayRecord">>(way);
  const fits = role === told.role && mayRecord === told.mayRecord;
  useEffect(() => {
    if (fits) return undefined;
    let here = true;
    member.enter().then(
      (answer) => (here ? setTold({ ...answer, role, mayRecord }) : undefined),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [member, role, mayRecord, fits]);
  return (permission) => told.permissions[permission] === true;
};
