/** A deployment of years: rooms, recordings and accounts, made from one of each by the database itself. */

type Query = (text: string, values?: readonly unknown[]) => Promise<unknown>;

export type Size = { readonly rooms: number; readonly recordings: number };

/** Copies a room and a finished recording; each tenth room is Olga's, each thousandth recording has a rare word. */
export const fill = async (query: Query, template: { roomId: string; recordingId: string }, size: Size) => {
  await query(
    `insert into rooms select (jsonb_populate_record(room, jsonb_build_object(
       'room_id', 'room-' || n, 'name', 'Room ' || n, 'created_at', now() - n * interval '1 minute',
       'owner', case when n % 10 = 0 then 'olga' else 'admin' end))).*
     from rooms room, generate_series(1, $2::int) n where room.room_id = $1`,
    [template.roomId, size.rooms],
  );
  await query(
    `insert into recordings select (jsonb_populate_record(recording, jsonb_build_object(
       'recording_id', 'room-' || n % $2::int || '--EG_' || n || '--x', 'room_id', 'room-' || n % $2::int,
       'room_name', 'Room ' || n % $2::int, 'title', 'Lesson ' || n, 'filename', 'Lesson ' || n || '.mp4',
       'owner', case when n % $2::int % 10 = 0 then 'olga' else 'admin' end,
       'requested_at', now() - n * interval '5 minutes', 'started_at', now() - n * interval '5 minutes',
       'ended_at', now() - n * interval '4 minutes', 'duration_ms', n % 7200 * 1000, 'bytes', n % 9973 * 100000,
       'tags', case when n % 1000 = 0 then '["rare"]'::jsonb else '["lesson"]'::jsonb end, 'people', '[]'::jsonb,
       'words', array_to_tsvector(array['lesson', n::text, case when n % 1000 = 0 then 'algebra' else 'daily' end])
     ))).*
     from recordings recording, generate_series(1, $3::int) n where recording.recording_id = $1`,
    [template.recordingId, size.rooms, size.recordings],
  );
  for (const table of ["rooms", "recordings"]) await query(`analyze ${table}`);
};
