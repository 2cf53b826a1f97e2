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
}

export type MediaConfig = {
  readonly stunUrls: readonly string[]
  /** Null where nobody relays: people behind strict networks then see and hear nobody, and draw all the same. */
  readonly turn: { readonly urls: readonly string[]; readonly secret: string } | null
}

type Settings = {
  readonly ROKHAS_STUN_URLS: string
  readonly ROKHAS_TURN_URLS?: string | undefined
  readonly ROKHAS_TURN_SECRET?: string | undefined
}

export const mediaOf = ({ ROKHAS_STUN_URLS, ROKHAS_TURN_URLS, ROKHAS_TURN_SECRET }: Settings): MediaConfig => ({
  stunUrls: addressesIn(ROKHAS_STUN_URLS),
  turn:
    ROKHAS_TURN_URLS && ROKHAS_TURN_SECRET ? { urls: addressesIn(ROKHAS_TURN_URLS), secret: ROKHAS_TURN_SECRET } : null,
})
