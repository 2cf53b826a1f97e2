import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'

/** A server that is there and says nothing, or always the same: what is asked of it is never answered. */
export async function startSilentServer(says: string | null = null) {
  const open = new Set<Socket>()
  let visits = 0
  const server: Server = createServer((socket) => {
    visits += 1
    open.add(socket)
    socket.on('error', () => undefined) // whoever gave up waiting
    socket.on('close', () => open.delete(socket))
    if (says !== null) socket.end(says)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a TCP server that listens has one
  const close = async () => {
    for (const socket of open) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  return { address: `127.0.0.1:${port}`, port, visits: () => visits, close }
}

/** A port of this machine that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = await startSilentServer()
  await server.close()
  return server.port
}
