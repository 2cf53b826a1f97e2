import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { buffer } from 'node:stream/consumers'

const POLICY = '1.3.6.1.4.1.99999.1'

const SETTINGS = `
[ tsa ]
default_tsa = house
[ house ]
serial = $ENV::TSA/serial
crypto_device = builtin
signer_cert = $ENV::TSA/cert.pem
signer_key = $ENV::TSA/key.pem
signer_digest = sha256
default_policy = ${POLICY}
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
[ ca ]
default_ca = own
[ own ]
database = $ENV::TSA/index.txt
rand_serial = yes
new_certs_dir = $ENV::TSA
default_md = sha256
policy = any
unique_subject = no
[ any ]
commonName = supplied
`

export type TimestampAuthority = {
  readonly url: string
  readonly policy: string
  /** Answers each request with what this makes of the authority's own reply. */
  answerWith: (reply: Buffer) => Buffer | null | Promise<Buffer>
  /** Whether OpenSSL itself finds that a token was given for a text, by this authority. */
  readonly vouches: (token: Buffer, stamped: string | Buffer) => boolean
  /** Its own certificate, in PEM: whoever believes it lists it among the anchors. */
  readonly pem: string
  readonly close: () => Promise<void>
}

/** Whether this machine has OpenSSL, whose time-stamping authority the tests ask. */
export const hasOpenssl = () => spawnSync('openssl', ['version']).status === 0

/** A real RFC 3161 authority on this machine: OpenSSL's, behind HTTP. */
export async function startTimestampAuthority(): Promise<TimestampAuthority> {
  const folder = mkdtempSync(`${tmpdir()}/rokhas-tsa-`)
  const openssl = (...args: readonly string[]) =>
    spawnSync('openssl', args, { cwd: folder, env: { ...process.env, TSA: folder } })
  prepare(folder, openssl)
  const server = createServer(async (request, response) => {
    writeFileSync(`${folder}/query`, await buffer(request))
    const made = openssl('ts', '-reply', '-config', 'settings', '-queryfile', 'query', '-out', 'reply')
    if (made.status !== 0) return void response.writeHead(500).end(made.stderr)
    const answer = await authority.answerWith(readFileSync(`${folder}/reply`))
    if (answer === null) return void response.socket?.destroy()
    response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a listening TCP server has one
  const vouches = (token: Buffer, stamped: string | Buffer) => {
    writeFileSync(`${folder}/token`, token)
    writeFileSync(`${folder}/text`, stamped)
    return openssl('ts', '-verify', '-data', 'text', '-token_in', '-in', 'token', '-CAfile', 'cert.pem').status === 0
  }
  const close = async () => {
    await new Promise<void>((resolve) => server.close(() => resolve()))
    rmSync(folder, { recursive: true })
  }
  const authority: TimestampAuthority = {
    url: `http://127.0.0.1:${port}`,
    policy: POLICY,
    answerWith: (reply) => reply,
    vouches,
    pem: readFileSync(`${folder}/cert.pem`, 'latin1'),
    close,
  }
  return authority
}

/** In force since before any day a test lives on. */
function prepare(folder: string, openssl: (...args: readonly string[]) => ReturnType<typeof spawnSync>): void {
  writeFileSync(`${folder}/settings`, SETTINGS)
  writeFileSync(`${folder}/serial`, '01\n')
  writeFileSync(`${folder}/index.txt`, '')
  writeFileSync(`${folder}/extensions`, 'extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n')
  const asked = ['-newkey', 'rsa:2048', '-nodes', '-keyout', 'key.pem', '-out', 'asked.pem', '-utf8']
  const certified = [
    '-selfsign',
    '-keyfile',
    'key.pem',
    '-in',
    'asked.pem',
    '-out',
    'cert.pem',
    '-extfile',
    'extensions',
  ]
  const dated = ['-startdate', '20200101000000Z', '-enddate', '20400101000000Z', '-notext', '-batch']
  for (const args of [
    ['req', '-new', '-subj', '/CN=Autorite de test', ...asked],
    ['ca', '-config', 'settings', ...certified, ...dated],
  ]) {
    const { status, stderr } = openssl(...args)
    if (status !== 0) throw new Error(`OpenSSL made no authority: ${stderr}`)
  }
}
