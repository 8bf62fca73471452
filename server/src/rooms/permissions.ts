/** What the roles in a room may do. It stands with the organisation, which says it of new rooms. */
export {
  defaultPermissions,
  grantedIn,
  type OwnRights,
  type Permission,
  permissionNames,
  type Permissions,
  permissionsFrom,
  type RoomRole,
  roomRoles,
} from "../people/index.ts";
