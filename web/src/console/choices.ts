/** What may be chosen in settings, in the order in which it is offered. */
export const stageModes = ["everyone", "request", "invite"] as const;
export const triggers = ["none", "prompt", "automatic", "automatic-2nd-participant", "automatic-host"] as const;
export const consents = ["notify", "confirm", "gate"] as const;
export const formats = ["mp4", "mkv"] as const;
export const audiences = ["admin", "admin_moderator", "admin_moderator_speaker"] as const;
/** In the deployment. */
export const accountRoles = ["admin", "room_manager", "room_member"] as const;
export const memberRoles = ["moderator", "speaker", "viewer"] as const;

/** Values with their labels, for a list to choose one from. */
export const labelled = <Value extends string>(
  values: readonly Value[],
  labels: Readonly<Record<Value, string>>,
): readonly { readonly value: Value; readonly label: string }[] =>
  values.map((value) => ({ value, label: labels[value] }));
