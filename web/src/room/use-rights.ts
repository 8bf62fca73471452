import { useEffect, useState } from "react";
import type { MemberTokenAnswer, Permission, RoomRole } from "@roomreel/contract";
import type { Member } from "../api/member.ts";

/** What one may do. Promoted or demoted, one asks the server anew: it decides, so a failure leaves what was. */
export const useRights = (member: Member, way: MemberTokenAnswer, role: RoomRole): ((one: Permission) => boolean) => {
  const [told, setTold] = useState(way);
  const fits = role === told.role;
  useEffect(() => {
    if (fits) return undefined;
    let here = true;
    member.enter().then(
      (answer) => (here ? setTold({ ...answer, role }) : undefined),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [member, role, fits]);
  return (permission) => told.permissions[permission] === true;
};
