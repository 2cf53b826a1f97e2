import type { Result } from '../../../../spatial/result.ts'
import type { FromSfu, ToSfu } from '../../../contract/room/messages.ts'
import type { JanusHandle, OnEvent } from './JanusLine.ts'
import type { FromJanus, JanusFault, SubscribedStream } from './janusMessages.ts'

/** Somebody whose sending connection stands. */
export type Feed = {
  readonly feed: number
  readonly peer: number
  readonly lines: readonly { readonly mid: string; readonly isPicture: boolean }[]
}

export type CallPorts = {
  readonly attach: (onEvent: OnEvent) => Promise<Result<JanusHandle, JanusFault>>
  readonly say: (says: FromSfu) => void
  readonly door: { readonly room: number; readonly pin: string }
  readonly others: () => readonly Feed[]
  readonly peerOf: (feed: number) => number | undefined
  /** Something nobody expected. */
  readonly onFault: (error: unknown) => void
}

type Line = { readonly feed: number; readonly mid: string }
const keyOf = ({ feed, mid }: Line): string => `${feed} ${mid}`

/** One browser's two connections at the media server: what it sends, and what it is sent of the others. */
export class Call {
  readonly id: string
  readonly feed: number
  private readonly ports: CallPorts
  private pictures: boolean
  private up: JanusHandle | null = null
  private down: JanusHandle | null = null
  private hasEnded = false
  /** What is asked of Janus is asked one after the other. */
  private work: Promise<void> = Promise.resolve()
  private sent: readonly Line[] = []
  /** An offer is with the browser: the next change waits for its answer. */
  private isOffered = false
  private lastAsked = ''

  constructor(
    { id, feed, pictures }: { readonly id: string; readonly feed: number; readonly pictures: boolean },
    ports: CallPorts,
  ) {
    this.id = id
    this.feed = feed
    this.pictures = pictures
    this.ports = ports
  }

  begin(offer: string): void {
    this.inTurn(async () => {
      const attached = await this.ports.attach((event) => this.hearOf(event))
      if (!attached.ok) return this.lose()
      this.up = attached.value
      if (this.hasEnded) return this.letGo()
      const { room, pin } = this.ports.door
      const joined = await this.up.ask(
        { request: 'joinandconfigure', ptype: 'publisher', room, pin, id: this.feed },
        { type: 'offer', sdp: offer },
      )
      if (joined.ok && joined.value.jsep) this.say({ up: joined.value.jsep.sdp })
      else this.lose()
    })
    this.follow()
  }

  hear(says: Exclude<ToSfu, { up: string }>): void {
    if ('down' in says) this.inTurn(() => this.answered(says.down))
    else if ('of' in says) this.inTurn(() => this.trickle(says.of, says.candidate))
    else {
      this.pictures = says.pictures
      this.follow()
    }
  }

  /** Sends what the others send now: once what was offered before is answered. */
  follow(): void {
    this.inTurn(() => this.adjust())
  }

  /** At once, whatever is still being asked: whoever is put out hears not one word more. */
  end(): void {
    this.hasEnded = true
    this.letGo()
  }

  private inTurn(work: () => Promise<void> | void): void {
    this.work = this.work.then(work).catch((error: unknown) => {
      this.ports.onFault(error)
      this.lose() // the browser begins again
    })
  }

  private say(says: FromSfu): void {
    if (!this.hasEnded) this.ports.say(says)
  }

  private lose(): void {
    this.say({ lost: true })
  }

  private letGo(): void {
    const { up, down } = this
    this.up = null
    this.down = null
    for (const handle of [down, up]) handle?.detach().catch(this.ports.onFault)
  }

  private hearOf(event: FromJanus | null): void {
    if (event?.janus === 'hangup') this.lose()
    const said = event?.plugindata?.data
    if (said?.streams && event?.jsep) this.offer(said.streams, event.jsep.sdp)
  }

  private async trickle(of: 'up' | 'down', candidate: object | null): Promise<void> {
    await (of === 'up' ? this.up : this.down)?.trickle(candidate)
  }

  private wanted(): readonly Line[] {
    return this.ports
      .others()
      .flatMap(({ feed, lines }) =>
        lines.filter(({ isPicture }) => this.pictures || !isPicture).map(({ mid }) => ({ feed, mid })),
      )
  }

  private async adjust(): Promise<void> {
    if (this.hasEnded || this.isOffered || !this.up) return
    const wanted = this.wanted()
    const [before, after] = [new Set(this.sent.map(keyOf)), new Set(wanted.map(keyOf))]
    const subscribe = wanted.filter((line) => !before.has(keyOf(line)))
    const unsubscribe = this.sent.filter((line) => !after.has(keyOf(line)))
    const asked = JSON.stringify({ subscribe, unsubscribe })
    // What Janus would not change when it was asked, it would not change now.
    if ((subscribe.length === 0 && unsubscribe.length === 0) || asked === this.lastAsked) return
    this.lastAsked = asked
    if (this.down) await this.ask(this.down, { request: 'update', ...filled({ subscribe, unsubscribe }) })
    else await this.subscribe(subscribe)
  }

  private async subscribe(streams: readonly Line[]): Promise<void> {
    const attached = await this.ports.attach((event) => this.hearOf(event))
    if (!attached.ok) return this.lose()
    this.down = attached.value
    if (this.hasEnded) return this.letGo()
    await this.ask(this.down, { request: 'join', ptype: 'subscriber', ...this.ports.door, streams })
    if (!this.isOffered) await this.beginAgain()
  }

  /** Nobody of those asked for was left: the connection is made when somebody comes. */
  private async beginAgain(): Promise<void> {
    const { down } = this
    this.down = null
    await down?.detach()
  }

  private async ask(down: JanusHandle, body: Parameters<JanusHandle['ask']>[0]): Promise<void> {
    const answer = await down.ask(body)
    if (!answer.ok) return // they have gone meanwhile, or the line has: each is told apart from this
    const { plugindata, jsep } = answer.value
    if (plugindata?.data.streams && jsep) this.offer(plugindata.data.streams, jsep.sdp)
  }

  /** Janus offers by itself, too, when somebody leaves. */
  private offer(streams: readonly SubscribedStream[], sdp: string): void {
    this.isOffered = true
    this.lastAsked = ''
    const lines = streams.flatMap(({ mid, active, feed_id: feed, feed_mid: theirs }) =>
      active === false || feed === undefined || theirs === undefined ? [] : [{ mid, feed, theirs }],
    )
    this.sent = lines.map(({ feed, theirs }) => ({ feed, mid: theirs }))
    this.say({
      down: sdp,
      lines: lines.flatMap(({ mid, feed }) => {
        const peer = this.ports.peerOf(feed)
        return peer === undefined ? [] : [{ mid, peer }]
      }),
    })
  }

  private async answered(sdp: string): Promise<void> {
    const started = await this.down?.ask({ request: 'start' }, { type: 'answer', sdp })
    if (!started?.ok) return this.lose()
    this.isOffered = false
    await this.adjust()
  }
}

const filled = ({ subscribe, unsubscribe }: { subscribe: readonly Line[]; unsubscribe: readonly Line[] }) => ({
  ...(subscribe.length > 0 && { subscribe }),
  ...(unsubscribe.length > 0 && { unsubscribe }),
})
