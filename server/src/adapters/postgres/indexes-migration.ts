/**
 * Indexes for lists of a deployment of years (10,000 rooms, 100,000 recordings): migration 0020. Without them the plan
 * of a page reads a whole table, or all of an order until it has met enough of what is asked for.
 */
export const indexes: readonly string[] = [
  `create index rooms_by_name on rooms (name, room_id)`,
  `create index rooms_by_auto_deletion on rooms (coalesce(auto_deletion_at, 'epoch'::timestamptz), room_id)`,
  `create index rooms_in_meeting on rooms (meeting_started_at) where meeting_started_at is not null`,
  // States that are looked for are rare ones, and those that are complete are counted.
  `create index recordings_by_status on recordings (status, (coalesce(started_at, requested_at)), recording_id)
    where deleted_at is null and trashed_at is null`,
  `create index recordings_by_tag on recordings using gin (tags) where deleted_at is null`,
  `create index recordings_by_main_room on recordings (coalesce(parent_room_id, room_id),
    (coalesce(started_at, requested_at)), recording_id) where deleted_at is null`,
  `create index recordings_to_measure on recordings (requested_at)
    where deleted_at is null and (stored_bytes is null or ended_at is null)`,
  // What is held is added up from here, without the rows.
  `create index recordings_by_size_held on recordings (trashed_at, stored_bytes, bytes)`,
];
