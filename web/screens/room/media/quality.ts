import { type LineQuality, worstOf } from './mediaPort.ts'

/** What the other side says it received of one's own packets (RTCRemoteInboundRtpStreamStats). */
export async function sendingQuality(connection: RTCPeerConnection): Promise<LineQuality | null> {
  const reports: LineQuality[] = []
  for (const report of (await connection.getStats()).values())
    if (report.type === 'remote-inbound-rtp')
      reports.push({ lost: report.fractionLost ?? 0, roundTripS: report.roundTripTime ?? 0 })
  return worstOf(reports)
}

/** Packets that came on a connection since it began, and that did not. */
export type Received = { readonly came: number; readonly lost: number }

export async function received(connection: RTCPeerConnection): Promise<Received> {
  let [came, lost] = [0, 0]
  for (const report of (await connection.getStats()).values())
    if (report.type === 'inbound-rtp') {
      came += report.packetsReceived ?? 0
      lost += report.packetsLost ?? 0
    }
  return { came, lost }
}

/** Fewer packets than these between two looks say nothing of a line. */
const TELLING = 20

/** How the line was between two looks at what came on it; null when too little did. */
export function receivingQuality(before: Received, now: Received): LineQuality | null {
  const came = Math.max(0, now.came - before.came)
  const lost = Math.max(0, now.lost - before.lost)
  return came + lost < TELLING ? null : { lost: lost / (came + lost), roundTripS: 0 }
}
