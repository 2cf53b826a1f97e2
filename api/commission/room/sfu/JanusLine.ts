import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { WebSocket } from 'ws'
import { fail, ok, type Result } from '../../../../spatial/result.ts'
import type { SfuConfig } from '../settings.ts'
import { type FromJanus, fromJanus, type JanusFault, type Jsep } from './janusMessages.ts'

/** Janus forgets a session it hears nothing of for a minute; a server that died is noticed sooner than that. */
const KEEPALIVE_MS = 5000
const PATIENCE_MS = 8000

/** What comes about a handle without being asked for; null when the line to Janus is lost, and the handle with it. */
export type OnEvent = (event: FromJanus | null) => void

type Pending = { readonly settle: (answer: Result<FromJanus, JanusFault>) => void; readonly takesAck: boolean }
type Asked = { readonly janus: string; readonly [key: string]: unknown }

/**
 * Our one line to Janus: a WebSocket and a session on it, opened when a handle is asked for and closed with the last one. A
 * question that is not answered in time ends the line: what hung there is told, and begins again.
 */
export class JanusLine {
  private readonly config: SfuConfig
  private readonly log: Logger
  private readonly patienceMs: number
  private readonly handles = new Map<number, OnEvent>()
  private readonly pending = new Map<string, Pending>()
  private attaching = 0
  private opening: Promise<Result<number, JanusFault>> | null = null
  private socket: WebSocket | null = null
  private heart: NodeJS.Timeout | null = null

  constructor(config: SfuConfig, log: Logger, patienceMs: number = PATIENCE_MS) {
    this.config = config
    this.log = log
    this.patienceMs = patienceMs
  }

  /** A handle on the videoroom plugin: one connection of one browser, or one's own to rule a room. */
  async attach(onEvent: OnEvent): Promise<Result<JanusHandle, JanusFault>> {
    this.attaching += 1
    const session = await this.session()
    const attached = session.ok
      ? await this.ask({ janus: 'attach', session_id: session.value, plugin: 'janus.plugin.videoroom' })
      : session
    this.attaching -= 1
    if (!session.ok) return session
    if (!attached.ok) return attached
    const id = attached.value.data?.id
    if (id === undefined) return fail('JANUS_REFUSED')
    this.handles.set(id, onEvent)
    return ok(new JanusHandle(this, { session_id: session.value, handle_id: id }))
  }

  /** @returns what is about that question: an acknowledgement alone is none, but to what has no other answer */
  ask(asked: Asked): Promise<Result<FromJanus, JanusFault>> {
    const { socket } = this
    if (socket?.readyState !== WebSocket.OPEN) return Promise.resolve(fail('JANUS_AWAY'))
    const transaction = randomUUID()
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        this.log.warn({ asked: asked.janus }, 'the media server did not answer')
        this.pending.delete(transaction)
        resolve(fail('JANUS_SILENT'))
        this.lost(socket)
        socket.terminate()
      }, this.patienceMs)
      const settle = (answer: Result<FromJanus, JanusFault>) => {
        clearTimeout(late)
        resolve(answer)
      }
      this.pending.set(transaction, { settle, takesAck: asked.janus === 'keepalive' || asked.janus === 'trickle' })
      socket.send(JSON.stringify({ ...asked, transaction, apisecret: this.config.secret }))
    })
  }

  /** Lets go of a handle; with the last one the line ends. */
  async detach(session: Session): Promise<void> {
    if (!this.handles.delete(session.handle_id)) return // it went with its line
    await this.ask({ janus: 'detach', ...session })
    if (this.handles.size === 0 && this.attaching === 0) this.close()
  }

  close(): void {
    const { socket } = this
    if (!socket) return
    this.lost(socket)
    socket.close()
  }

  private session(): Promise<Result<number, JanusFault>> {
    this.opening ??= this.open()
    return this.opening
  }

  private async open(): Promise<Result<number, JanusFault>> {
    const socket = new WebSocket(this.config.url, 'janus-protocol', { handshakeTimeout: this.patienceMs })
    this.socket = socket
    socket.on('message', (data) => this.hear(String(data)))
    socket.on('error', (error) => this.log.warn({ err: error }, 'the line to the media server broke'))
    socket.on('close', () => this.lost(socket))
    await new Promise<void>((resolve) => {
      socket.once('open', resolve)
      socket.once('close', () => resolve())
    })
    const created = await this.ask({ janus: 'create' })
    const id = created.ok ? created.value.data?.id : undefined
    if (id === undefined) {
      this.lost(socket)
      socket.terminate()
      return created.ok ? fail('JANUS_REFUSED') : created
    }
    this.heart = setInterval(() => void this.ask({ janus: 'keepalive', session_id: id }), KEEPALIVE_MS)
    return ok(id)
  }

  private lost(socket: WebSocket): void {
    if (this.socket !== socket) return
    this.socket = null
    this.opening = null
    if (this.heart) clearInterval(this.heart)
    for (const { settle } of this.pending.values()) settle(fail('JANUS_AWAY'))
    this.pending.clear()
    const told = [...this.handles.values()]
    this.handles.clear()
    for (const onEvent of told) onEvent(null)
  }

  private hear(text: string): void {
    const read = fromJanus.safeParse(jsonOf(text))
    if (read.success) this.hearMessage(read.data)
    else this.log.warn({ fault: read.error.message }, 'the media server was not understood')
  }

  private hearMessage(message: FromJanus): void {
    const pending = message.transaction === undefined ? undefined : this.pending.get(message.transaction)
    if (pending) this.settle(message, pending)
    else if (message.janus === 'timeout') this.close()
    else if (message.sender !== undefined) this.handles.get(message.sender)?.(message)
  }

  private settle(message: FromJanus, { settle, takesAck }: Pending): void {
    if (message.janus === 'ack' && !takesAck) return
    this.pending.delete(message.transaction ?? '')
    const refusal = message.error?.reason ?? message.plugindata?.data.error
    if (refusal !== undefined) this.log.warn({ refusal }, 'the media server refused')
    settle(refusal === undefined ? ok(message) : fail('JANUS_REFUSED'))
  }
}

type Session = { readonly session_id: number; readonly handle_id: number }

/** One handle of the videoroom plugin. */
export class JanusHandle {
  private readonly line: JanusLine
  private readonly session: Session

  constructor(line: JanusLine, session: Session) {
    this.line = line
    this.session = session
  }

  ask(body: { readonly request: string; readonly [key: string]: unknown }, jsep?: Jsep) {
    return this.line.ask({ janus: 'message', ...this.session, body, ...(jsep && { jsep }) })
  }

  /** One more way to the browser; null when there is no other. */
  trickle(candidate: object | null): Promise<Result<FromJanus, JanusFault>> {
    return this.line.ask({ janus: 'trickle', ...this.session, candidate: candidate ?? { completed: true } })
  }

  detach(): Promise<void> {
    return this.line.detach(this.session)
  }
}

/** Text of another program; undefined is no message either. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
