import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { legalZone } from '../../spatial/crs/legalZones.ts'
import type { Served } from './load.ts'

const PROGRAMS = { mapserv: '/usr/lib/cgi-bin/mapserv', spawnFcgi: '/usr/bin/spawn-fcgi', nginx: '/usr/sbin/nginx' }
const WORKERS = 4

/** What `apt-get install --no-install-recommends` would bring, when it is not all here. */
export const MAPSERVER_PACKAGES = 'cgi-mapserver spawn-fcgi nginx-light'
export const hasMapServer = () => Object.values(PROGRAMS).every((path) => existsSync(path))

/** With the shift we use, or MapServer's metres would be others than ours. */
const LEGAL = legalZone(26191)
  .proj4.split(' ')
  .filter((word) => word !== '+no_defs')
  .map((word) => `"${word.slice(1)}"`)
  .join(' ')

const mapfile = (databaseUrl: string) => {
  const { hostname, username, pathname } = new URL(databaseUrl)
  const connection = `host=${decodeURIComponent(hostname)} user=${username} dbname=${pathname.slice(1)} options='-c jit=off'`
  return `MAP
  NAME "bench"
  SIZE 256 256
  EXTENT -20037508 -20037508 20037508 20037508
  PROJECTION "init=epsg:3857" END
  WEB METADATA "tile_map_edge_buffer" "4" "oga_enable_request" "*" "oga_title" "bench" "oga_onlineresource" "http://127.0.0.1/ogc" END END
  OUTPUTFORMAT NAME "mvt" DRIVER "MVT" EXTENSION "pbf" FORMATOPTION "EXTENT=4096" FORMATOPTION "EDGE_BUFFER=64" END
  LAYER
    NAME "parcels"
    TYPE POLYGON
    STATUS ON
    CONNECTIONTYPE POSTGIS
    CONNECTION "${connection}"
    PROCESSING "CLOSE_CONNECTION=DEFER"
    DATA "geom_3857 from (select id::text as id, title_kind, title_number, geom_3857 from parcel_26191) as t using unique id using srid=3857"
    PROJECTION "init=epsg:3857" END
    METADATA "gml_include_items" "id,title_kind,title_number" END
  END
  LAYER
    NAME "zones"
    TYPE POLYGON
    STATUS ON
    TEMPLATE "queried"
    CONNECTIONTYPE POSTGIS
    CONNECTION "${connection}"
    PROCESSING "CLOSE_CONNECTION=DEFER"
    DATA "geom from (select id::text as id, code, sector, family, label_fr, label_ar, geom from zone_26191) as t using unique id using srid=26191"
    PROJECTION ${LEGAL} END
    METADATA "oga_title" "zones" "gml_featureid" "id" "gml_include_items" "all" "oga_max_limit" "1000" END
  END
END
`
}

const nginxConfiguration = (folder: string, port: number) => `
daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log; worker_processes 1; user root;
events { worker_connections 512; }
http {
  access_log off; client_body_temp_path ${folder}/body; fastcgi_temp_path ${folder}/fastcgi; proxy_temp_path ${folder}/proxy;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  upstream mapserver { server unix:${folder}/mapserver.sock; keepalive ${WORKERS}; }
  server {
    listen 127.0.0.1:${port};
    location ~ ^/(\\d+)/(\\d+)/(\\d+)$ {
      fastcgi_pass mapserver; fastcgi_keep_conn on; fastcgi_buffers 32 32k;
      fastcgi_param REQUEST_METHOD GET;
      fastcgi_param QUERY_STRING map=${folder}/bench.map&mode=tile&tilemode=gmap&layers=parcels&map.imagetype=mvt&tile=$2+$3+$1;
    }
    location /ogcapi/ {
      fastcgi_pass mapserver; fastcgi_keep_conn on; fastcgi_buffers 64 32k;
      fastcgi_param REQUEST_METHOD GET; fastcgi_param SCRIPT_NAME /; fastcgi_param PATH_INFO /bench$uri; fastcgi_param QUERY_STRING $args;
    }
  }
}
`

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (typeof address !== 'object' || !address) throw new Error('no free port')
  return address.port
}

/** MapServer 8 by FastCGI behind nginx, on the same tables: a tile is at /z/x/y, OGC API – Features at /ogcapi. */
export async function servedByMapServer(databaseUrl: string): Promise<Served> {
  const folder = mkdtempSync(`${tmpdir()}/bench-mapserver-`)
  chmodSync(folder, 0o755)
  writeFileSync(`${folder}/bench.map`, mapfile(databaseUrl))
  writeFileSync(
    `${folder}/mapserver.conf`,
    `CONFIG\n  ENV\n    MS_MAP_PATTERN "^${folder}/"\n  END\n  MAPS\n    bench "${folder}/bench.map"\n  END\nEND\n`,
  )
  const port = await freePort()
  writeFileSync(`${folder}/nginx.conf`, nginxConfiguration(folder, port))
  const env = { ...process.env, MAPSERVER_CONFIG_FILE: `${folder}/mapserver.conf` }
  const quiet = { env, stdio: 'ignore' as const }
  const socket = ['-n', '-s', `${folder}/mapserver.sock`, '-M', '0777', '--']
  const multiplexed = spawn(PROGRAMS.spawnFcgi, [...socket, '/bin/sh', '-c', workers()], { ...quiet, detached: true })
  const nginx = spawn(PROGRAMS.nginx, ['-p', folder, '-c', `${folder}/nginx.conf`], quiet)
  await pause(1_500)
  const stop = () => {
    nginx.kill()
    endGroup(multiplexed)
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: `http://127.0.0.1:${port}`, stop }
}

/** Each worker takes requests from the one socket, which spawn-fcgi hands down as standard input. */
const workers = () => `exec 3<&0; for worker in $(seq ${WORKERS}); do ${PROGRAMS.mapserv} <&3 & done; wait`

function endGroup({ pid }: ChildProcess): void {
  if (pid) process.kill(-pid, 'SIGKILL') // on SIGTERM a worker waits for one more request
}
