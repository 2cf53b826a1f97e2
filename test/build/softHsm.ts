import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'

const MODULES = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/local/lib/softhsm/libsofthsm2.so',
  '/opt/homebrew/lib/softhsm/libsofthsm2.so',
]

/** The PKCS#11 module of SoftHSM, or null when this machine has none. */
export const findSoftHsm = (): string | null => MODULES.find((path) => existsSync(path)) ?? null

export const TOKEN_PIN = '482915'

/** A real PKCS#11 module with tokens of its own: SoftHSM2's, in a folder. Whatever is started while it is open finds it. */
export class SoftHsm {
  readonly folder = mkdtempSync(`${tmpdir()}/rokhas-hsm-`)
  private readonly before = process.env.SOFTHSM2_CONF

  constructor() {
    this.run('mkdir', 'tokens')
    writeFileSync(`${this.folder}/conf`, `directories.tokendir = ${this.folder}/tokens\nobjectstore.backend = file\n`)
    process.env.SOFTHSM2_CONF = `${this.folder}/conf`
  }

  token(label: string): void {
    this.run('softhsm2-util', '--init-token', '--free', '--label', label, '--pin', TOKEN_PIN, '--so-pin', '00000000')
  }

  /** @param key the path of a private key in PEM (PKCS#8) */
  holds(token: string, key: string, { id, label }: { readonly id: string; readonly label: string }): void {
    const named = ['--token', token, '--id', id, '--label', label, '--pin', TOKEN_PIN]
    this.run('softhsm2-util', '--import', key, ...named)
  }

  /** As if every token were pulled out of its reader. */
  remove(): void {
    renameSync(`${this.folder}/tokens`, `${this.folder}/away`)
    this.run('mkdir', 'tokens')
  }

  putBack(): void {
    rmSync(`${this.folder}/tokens`, { recursive: true })
    renameSync(`${this.folder}/away`, `${this.folder}/tokens`)
  }

  close(): void {
    if (this.before === undefined) delete process.env.SOFTHSM2_CONF
    else process.env.SOFTHSM2_CONF = this.before
    rmSync(this.folder, { recursive: true })
  }

  private run(program: string, ...args: readonly string[]): void {
    const { status, stderr } = spawnSync(program, args, { cwd: this.folder, encoding: 'utf8' })
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`)
  }
}
