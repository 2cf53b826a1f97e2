import { z } from 'zod'

/** Addresses separated by spaces or commas, each of them of one of these schemes (RFC 7064, RFC 7065). */
const addresses = (scheme: RegExp, fault: string) =>
  z.string().refine((text) => addressesIn(text).every((address) => scheme.test(address)), fault)

const addressesIn = (text: string): readonly string[] => text.split(/[\s,]+/).filter(Boolean)

/** Settings of the live room's media, as the environment spells them. */
export const ROOM_SETTINGS = {
  ROKHAS_STUN_URLS: addresses(/^stuns?:./, 'must begin with stun: or stuns:').default(''),
  ROKHAS_TURN_URLS: addresses(/^turns?:./, 'must begin with turn: or turns:').optional(),
  /** The secret shared with the TURN server (coturn: `static-auth-secret`). */
  ROKHAS_TURN_SECRET: z.string().trim().min(16, 'must have 16 characters at least').optional(),
  ROKHAS_JANUS_URL: z.url({ protocol: /^wss?$/, error: 'must begin with ws:// or wss://' }).optional(),
  /** The secret every request to Janus carries (its `api_secret`); no browser ever has it. */
  ROKHAS_JANUS_SECRET: z.string().trim().min(16, 'must have 16 characters at least').optional(),
}

/** The media server rooms of more than six people pass through. */
export type SfuConfig = { readonly url: string; readonly secret: string }

export type MediaConfig = {
  readonly stunUrls: readonly string[]
  /** Null where nobody relays: people behind strict networks then see and hear nobody, and draw all the same. */
  readonly turn: { readonly urls: readonly string[]; readonly secret: string } | null
  /** Null where there is none: six people see each other, the others follow by the board. */
  readonly sfu: SfuConfig | null
}

type Settings = {
  readonly ROKHAS_STUN_URLS: string
  readonly ROKHAS_TURN_URLS?: string | undefined
  readonly ROKHAS_TURN_SECRET?: string | undefined
  readonly ROKHAS_JANUS_URL?: string | undefined
  readonly ROKHAS_JANUS_SECRET?: string | undefined
}

export const mediaOf = (settings: Settings): MediaConfig => ({
  stunUrls: addressesIn(settings.ROKHAS_STUN_URLS),
  turn: bothOf(settings.ROKHAS_TURN_URLS, settings.ROKHAS_TURN_SECRET, (urls, secret) => ({
    urls: addressesIn(urls),
    secret,
  })),
  sfu: bothOf(settings.ROKHAS_JANUS_URL, settings.ROKHAS_JANUS_SECRET, (url, secret) => ({ url, secret })),
})

const bothOf = <T>(
  address: string | undefined,
  secret: string | undefined,
  make: (address: string, secret: string) => T,
): T | null => (address && secret ? make(address, secret) : null)
