/** What one browser, one person and one process may ask of the rooms. */
export type RoomLimits = {
  /** Bytes of one message: the drawings of an hour without a line, sent again together. */
  readonly messageBytes: number
  /** Bytes that wait for a browser before it is dropped; it comes back and asks for what it missed. */
  readonly backlogBytes: number
  readonly messagesPerSecond: number
  readonly bytesPerSecond: number
  /** Seconds of the two rates that may come at once. */
  readonly burstSeconds: number
  /** How long a browser may take to answer a ping before its line is dead. */
  readonly heartbeatMs: number
  /** How often a seat is asked about again: who signs out, or whose mandate or dossiers change, leaves or sits otherwise. */
  readonly askAgainMs: number
  readonly rooms: number
  readonly peersPerRoom: number
  readonly peersPerPerson: number
}

export const ROOM_LIMITS: RoomLimits = {
  messageBytes: 1024 * 1024,
  backlogBytes: 6 * 1024 * 1024,
  messagesPerSecond: 80,
  bytesPerSecond: 256 * 1024,
  burstSeconds: 8,
  heartbeatMs: 20_000,
  askAgainMs: 60_000,
  rooms: 500,
  peersPerRoom: 60,
  peersPerPerson: 4,
}

/** So much a second, and a burst of some seconds at once. Instants are milliseconds of any steady clock. */
export class Allowance {
  private left: number
  private last: number
  private readonly most: number
  private readonly perSecond: number

  constructor(perSecond: number, burstSeconds: number, nowMs: number) {
    this.perSecond = perSecond
    this.most = perSecond * burstSeconds
    this.left = this.most
    this.last = nowMs
  }

  /** Takes some; false when there is not enough left. */
  take(amount: number, nowMs: number): boolean {
    this.left = Math.min(this.most, this.left + ((nowMs - this.last) / 1000) * this.perSecond)
    this.last = nowMs
    if (amount > this.left) return false
    this.left -= amount
    return true
  }
}
