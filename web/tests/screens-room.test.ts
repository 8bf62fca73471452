/** Every state of the room at every width: measured, and kept as pictures to be looked at. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openGallery, WIDTHS, type Gallery } from "./gallery.fixture.ts";
import { openPlayedRooms, show, type PlayedRooms } from "./room.fixture.ts";
import { roomStates } from "./room-states.fixture.ts";

let rooms: PlayedRooms;
before(async () => {
  rooms = await openPlayedRooms();
});
after(async () => rooms?.close());

for (const width of WIDTHS)
  test(`every state of the room at ${width} px`, async () => {
    const gallery: Gallery = await openGallery(rooms.browser, width);
    for (const { name, role = "moderator", played, afterwards } of roomStates) {
      await gallery.page.goto(`${rooms.origin}/?role=${role}`);
      await gallery.page.getByRole("group", { name: "Meeting controls" }).waitFor();
      await show(gallery.page, played);
      await afterwards?.(gallery.page);
      await gallery.look(name);
    }
    for (const why of ["self", "duplicate", "removed", "ended", "lost"]) {
      await gallery.page.goto(`${rooms.origin}/?left=${why}`);
      await gallery.page.getByRole("heading", { level: 1 }).waitFor();
      await gallery.look(`left-${why}`, { themes: true });
    }
    assert.deepEqual(await gallery.close(), []);
  });
