import assert from "node:assert/strict";
import { test } from "node:test";
import { isFailure } from "../vocabulary/index.ts";
import { type DeletionPolicy, planDeletion } from "./delete-room.ts";

const outcome = (policy: DeletionPolicy, meeting: boolean, recordings: boolean): string => {
  try {
    return planDeletion(policy, { meeting, recordings }).successCode;
  } catch (error) {
    return isFailure(error) ? `409 ${error.code}` : "broken";
  }
};

const table: readonly [DeletionPolicy["withMeeting"], DeletionPolicy["withRecordings"], boolean, boolean, string][] = [
  ["fail", "fail", false, false, "room_deleted"],
  ["fail", "fail", false, true, "409 room_has_recordings"],
  ["fail", "close", false, true, "room_closed"],
  ["fail", "force", false, true, "room_and_recordings_deleted"],
  ["fail", "force", true, false, "409 room_has_active_meeting"],
  ["when_meeting_ends", "fail", true, false, "room_with_active_meeting_scheduled_to_be_deleted"],
  ["force", "fail", true, false, "room_with_active_meeting_deleted"],
  ["fail", "fail", true, true, "409 room_with_active_meeting_has_recordings"],
  ["fail", "force", true, true, "409 room_with_recordings_has_active_meeting"],
  ["when_meeting_ends", "fail", true, true, "409 room_with_active_meeting_has_recordings_cannot_schedule_deletion"],
  ["when_meeting_ends", "close", true, true, "room_with_active_meeting_scheduled_to_be_closed"],
  ["when_meeting_ends", "force", true, true, "room_with_active_meeting_and_recordings_scheduled_to_be_deleted"],
  ["force", "fail", true, true, "409 room_with_active_meeting_has_recordings"],
  ["force", "close", true, true, "room_with_active_meeting_closed"],
  ["force", "force", true, true, "room_with_active_meeting_and_recordings_deleted"],
];

for (const [withMeeting, withRecordings, meeting, recordings, expected] of table)
  test(`meeting: ${withMeeting} (${meeting}), recordings: ${withRecordings} (${recordings}) -> ${expected}`, () => {
    assert.equal(outcome({ withMeeting, withRecordings }, meeting, recordings), expected);
  });
