/**
 * Who may be seen, from the attributes that the server alone writes (contract `participantAttributesSchema`). The room
 * page, the recorder and the renderer ask here, so that they never differ. An attribute that is absent or empty has
 * its default; a word that is not known counts as not on stage.
 */

/** LiveKit participant attributes. */
export type Attributes = Readonly<Record<string, string | undefined>>;

const said = (attributes: Attributes, name: string, otherwise: string): string => {
  const value = attributes[name] ?? "";
  return value === "" ? otherwise : value;
};

/** Whoever is seen and heard by everybody: no viewer, and in the place that is called `on`. (S1, S10) */
export const isOnStage = (attributes: Attributes): boolean =>
  said(attributes, "role", "speaker") !== "viewer" && said(attributes, "stage", "on") === "on";

/** Of those on stage, whoever recordings leave out: seen in the room, neither captured nor rendered. (S11) */
export const isLeftOut = (attributes: Attributes): boolean => said(attributes, "leftOut", "0") !== "0";

/** Who is captured and shown in the file. */
export const isRecorded = (attributes: Attributes): boolean => isOnStage(attributes) && !isLeftOut(attributes);
