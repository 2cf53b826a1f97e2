import { z } from 'zod'

/** Where somebody points: [lon, lat] on the map, millimetres of a page of a plan. Others' bytes are relayed unread by the server. */
const pointed = z.discriminatedUnion('on', [
  z.object({ on: z.literal('map'), at: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]) }),
  z.object({
    on: z.literal('sheet'),
    documentId: z.string(),
    page: z.int(),
    at: z.tuple([z.number().min(-10_000).max(10_000), z.number().min(-10_000).max(10_000)]),
  }),
])
export type Pointed = z.infer<typeof pointed>

export const pointedBytes = (where: Pointed): Uint8Array => new TextEncoder().encode(JSON.stringify(where))

/** Null for what is no place: somebody points nowhere. */
export function readPointed(bytes: Uint8Array): Pointed | null {
  try {
    return pointed.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data ?? null
  } catch {
    return null // not even JSON
  }
}
