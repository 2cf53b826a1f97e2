import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'

/** A PostgreSQL server installation that has PostGIS. */
export type PostgresInstallation = { readonly version: number; readonly binaries: string }

const DEBIAN_ROOT = '/usr/lib/postgresql'
/** Both halves: Debian ships the SQL of PostGIS and its library in two packages. */
const hasPostgis = (version: number) =>
  existsSync(`/usr/share/postgresql/${version}/extension/postgis.control`) &&
  existsSync(`${DEBIAN_ROOT}/${version}/lib/postgis-3.so`)
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The newest installed PostgreSQL (15 or later) that has PostGIS; `POSTGRES_BINARIES` names one of your own. */
export function findPostgres(env: NodeJS.ProcessEnv = process.env): PostgresInstallation | null {
  if (env.POSTGRES_BINARIES) return { version: 0, binaries: env.POSTGRES_BINARIES }
  return installedVersions().find(({ version }) => hasPostgis(version)) ?? null
}

function installedVersions(): PostgresInstallation[] {
  if (!existsSync(DEBIAN_ROOT)) return []
  return readdirSync(DEBIAN_ROOT)
    .map((name) => ({ version: Number(name), binaries: `${DEBIAN_ROOT}/${name}/bin` }))
    .filter(({ version, binaries }) => version >= 15 && existsSync(`${binaries}/initdb`))
    .sort((a, b) => b.version - a.version)
}

export const findChromium = (env: NodeJS.ProcessEnv = process.env): string | null =>
  [env.CHROMIUM ?? '', ...CHROMIUM].find((path) => path !== '' && existsSync(path)) ?? null

/** Installs PostGIS on Debian as root; elsewhere ends with the exact command to type. */
export function ensurePostgres(): PostgresInstallation {
  const found = findPostgres()
  if (found) return found
  const version = installedVersions()[0]?.version ?? debianPostgresVersion()
  install('PostgreSQL with PostGIS', [`postgresql-${version}`, `postgresql-${version}-postgis-3`])
  const installed = findPostgres()
  if (!installed)
    throw new Error(
      'PostGIS was installed but no PostgreSQL 15 or later with PostGIS was found under /usr/lib/postgresql',
    )
  return installed
}

/** Installs Chromium on Debian as root; elsewhere ends with the exact command to type. */
export function ensureChromium(): string {
  const found = findChromium()
  if (found) return found
  install('Chromium', ['chromium', 'fonts-noto-core'])
  const installed = findChromium()
  if (!installed) throw new Error('Chromium was installed but not found; set CHROMIUM to its path')
  return installed
}

const CLAMD = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd']

export const findClamd = (env: NodeJS.ProcessEnv = process.env): string | null =>
  [env.CLAMD ?? '', ...CLAMD].find((path) => path !== '' && existsSync(path)) ?? null

/** Installs the antivirus that its tests run, on Debian as root; elsewhere ends with the exact command to type. */
export function ensureClamd(): void {
  if (!findClamd()) install('ClamAV', ['clamav-daemon'])
}

/** What signs for the tests, and what judges their signatures apart from us: each with its Debian package. */
const SIGNATURE_TOOLS: Readonly<Record<string, string>> = {
  openssl: 'openssl',
  'softhsm2-util': 'softhsm2',
  pdfsig: 'poppler-utils',
  certutil: 'libnss3-tools',
  qpdf: 'qpdf',
}

/** Installs them on Debian as root; elsewhere ends with the exact command to type. */
export function ensureSignatureTools(): void {
  const missing = Object.entries(SIGNATURE_TOOLS).filter(([program]) => spawnSync(program, ['--version']).error)
  if (missing.length > 0)
    install(
      missing.map(([program]) => program).join(', '),
      missing.map(([, name]) => name),
    )
}

/** What reads our geographic services and files apart from us: each with its Debian package. */
const GEOGRAPHIC_TOOLS: Readonly<Record<string, string>> = { ogrinfo: 'gdal-bin', cs2cs: 'proj-bin' }

/** Installs them on Debian as root; elsewhere ends with the exact command to type. */
export function ensureGeographicTools(): void {
  const missing = Object.entries(GEOGRAPHIC_TOOLS).filter(([program]) => spawnSync(program, ['--version']).error)
  if (missing.length > 0)
    install(
      missing.map(([program]) => program).join(', '),
      missing.map(([, name]) => name),
    )
}

/** The relay that the passwords of the live room are tried on, with its own client. */
export function ensureTurnServer(): void {
  if (spawnSync('turnserver', ['--version']).error) install('coturn', ['coturn'])
}

export const findJanus = (env: NodeJS.ProcessEnv = process.env): string | null =>
  [env.JANUS ?? '', '/usr/bin/janus', '/opt/janus/bin/janus'].find((path) => path !== '' && existsSync(path)) ?? null

/**
 * The media server that rooms of more than six people are tried on. The service Debian starts with it is put out: it would
 * listen on every address, with no secret.
 */
export function ensureMediaServer(): void {
  if (findJanus()) return
  install('Janus', ['janus'])
  spawnSync('systemctl', ['disable', '--now', 'janus'], { stdio: 'ignore' }) // none to put out where nothing runs services
}

function debianPostgresVersion(): number {
  const { stdout } = spawnSync('apt-cache', ['depends', 'postgresql'], { encoding: 'utf8' })
  return Number(/postgresql-(\d+)/.exec(stdout ?? '')?.[1] ?? 15)
}

const OTHERWISE: Readonly<Record<string, string>> = {
  postgresql: 'give a server of your own in DATABASE_URL',
  chromium: 'give its path in CHROMIUM',
  clamav: 'give the path of clamd in CLAMD',
  janus: 'give its path in JANUS',
}

function install(what: string, packages: readonly string[]): void {
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!canInstall) {
    throw new MissingProgram(
      `${what} is missing. On Debian or Ubuntu:\n\n  sudo ${command}\n\nElsewhere install it with your package manager` +
        `, or ${OTHERWISE[packages[0]?.split('-')[0] ?? '']}.`,
    )
  }
  process.stdout.write(`Installing ${what}…\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
  const { status } = spawnSync('apt-get', command.split(' ').slice(1), { stdio: ['ignore', 'ignore', 'inherit'], env })
  if (status !== 0) throw new MissingProgram(`${what} could not be installed: run \`${command}\` and read its answer.`)
}

/** Something the person must install; the message is written for them. */
export class MissingProgram extends Error {}
