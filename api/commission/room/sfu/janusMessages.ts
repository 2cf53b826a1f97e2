import { z } from 'zod'

/** What goes wrong with the media server: it is not there, it does not answer in time, it will not have what was asked. */
export type JanusFault = 'JANUS_AWAY' | 'JANUS_SILENT' | 'JANUS_REFUSED'

/** Offers and answers as Janus writes them beside a message. */
export const jsep = z.object({ type: z.enum(['offer', 'answer']), sdp: z.string() })
export type Jsep = z.infer<typeof jsep>

/** A line of somebody's sending connection. */
const feedStream = z.object({
  mid: z.string(),
  type: z.enum(['audio', 'video', 'data']),
  disabled: z.boolean().optional(),
})

/** A line of a receiving connection, and what passes on it; one that lost its sender names none, or is not active. */
const subscribedStream = z.object({
  mid: z.string(),
  active: z.boolean().optional(),
  feed_id: z.number().optional(),
  feed_mid: z.string().optional(),
})
export type SubscribedStream = z.infer<typeof subscribedStream>

/** What the videoroom plugin says; `unpublished` and `leaving` are "ok" to whoever asked for it themselves. */
const said = z.object({
  videoroom: z.string(),
  error: z.string().optional(),
  exists: z.boolean().optional(),
  publishers: z.array(z.object({ id: z.number(), streams: z.array(feedStream).optional() })).optional(),
  unpublished: z.union([z.number(), z.string()]).optional(),
  leaving: z.union([z.number(), z.string()]).optional(),
  streams: z.array(subscribedStream).optional(),
})
export type Said = z.infer<typeof said>

/** Anything Janus sends over its WebSocket, as far as it is read here. */
export const fromJanus = z.object({
  janus: z.string(),
  transaction: z.string().optional(),
  /** The handle it is about. */
  sender: z.number().optional(),
  data: z.object({ id: z.number() }).optional(),
  plugindata: z.object({ data: said }).optional(),
  jsep: jsep.optional(),
  error: z.object({ code: z.number(), reason: z.string() }).optional(),
})
export type FromJanus = z.infer<typeof fromJanus>
