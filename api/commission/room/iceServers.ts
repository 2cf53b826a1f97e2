import { createHmac } from 'node:crypto'
import type { RoomDoor } from '../../contract/room/answers.ts'
import type { MediaConfig } from './settings.ts'

/** As long as the longest session, with what it runs over. */
const GOOD_FOR_S = 12 * 3600

/**
 * The servers browsers find each other through. A TURN password is good for a time and needs no account there: the HMAC-SHA1
 * of `expiry:user` under a shared secret (draft-uberti-behave-turn-rest-00, coturn's `use-auth-secret`).
 * @param user what the TURN server's log will say; nobody's name
 */
export function iceServersFor({ stunUrls, turn }: MediaConfig, user: string, now: Date): RoomDoor['ice'] {
  const stun = stunUrls.length > 0 ? [{ urls: [...stunUrls] }] : []
  if (!turn) return { servers: stun, until: null }
  const until = Math.floor(now.getTime() / 1000) + GOOD_FOR_S
  const username = `${until}:${user}`
  const credential = createHmac('sha1', turn.secret).update(username).digest('base64')
  return {
    servers: [...stun, { urls: [...turn.urls], username, credential }],
    until: new Date(until * 1000).toISOString(),
  }
}
