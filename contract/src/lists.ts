import { z } from "zod";

export const paginationSchema = z.object({
  isTruncated: z.boolean(),
  nextPageToken: z.string().nullable(),
  maxItems: z.number(),
});
export type Pagination = z.infer<typeof paginationSchema>;
